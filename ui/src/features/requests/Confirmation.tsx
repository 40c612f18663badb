import { call, type RequestId, type RequestRow, useDesk } from "@/ipc";
import { PaperPreview } from "@/kit";
import { LANGUAGES, type Language, languageName } from "@/language";
import { m } from "@/paraglide/messages";

type Letter = Pick<RequestRow, "request" | "case_no">;

/** The confirmation for the person, in the language of the letter first. */
export function Confirmation({ letters, onClose }: { letters: readonly Letter[]; onClose: () => void }) {
  const [only] = letters;
  if (only && letters.length === 1) return <One letter={only} onClose={onClose} />;
  // One letter about several cards: a paper for each number.
  return (
    <PaperPreview
      title={m.requests_confirmation()}
      forms={letters.map(({ request, case_no }) => ({ id: String(request), label: case_no }))}
      load={(form) => load(Number(form) as RequestId, null)}
      onClose={onClose}
    />
  );
}

function One({ letter: { request, case_no }, onClose }: { letter: Letter; onClose: () => void }) {
  const language = useDesk("request_get", { request }).data?.language;
  if (!language) return null;
  return (
    <PaperPreview
      title={m.requests_confirmation_of({ number: case_no })}
      forms={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
      first={language}
      load={(form: Language) => load(request, form)}
      onClose={onClose}
    />
  );
}

const load = (request: RequestId, language: Language | null) =>
  call("withdrawal_confirmation", { request, language });
