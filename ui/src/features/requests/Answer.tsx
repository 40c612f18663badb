import { call, type PaperKind, type RequestDetails } from "@/ipc";
import { PaperPreview } from "@/kit";
import { LANGUAGES, type Language, languageName } from "@/language";
import { paperWord } from "./words";

/** An answer on paper, in the language of the letter first. */
export function Answer({
  letter,
  kind,
  onClose,
}: {
  letter: RequestDetails;
  kind: PaperKind;
  onClose: () => void;
}) {
  const { request, case_no } = letter.row;
  return (
    <PaperPreview
      title={`${paperWord(kind)} ${case_no}`}
      forms={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
      first={letter.language}
      load={(language: Language) => call("request_paper", { request, kind, language })}
      onClose={onClose}
    />
  );
}
