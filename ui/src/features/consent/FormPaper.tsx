import { type ConsentKind, call, type Language, type LeadId } from "@/ipc";
import { consentKindWord, PaperPreview } from "@/kit";
import { LANGUAGES, languageName } from "@/language";

type Props = { lead: LeadId; kind: ConsentKind; first: Language; onClose: () => void };

/** The form to sign, first in the person's own language. */
export function FormPaper({ lead, kind, first, onClose }: Props) {
  return (
    <PaperPreview<Language>
      title={consentKindWord(kind)}
      forms={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
      first={first}
      load={(language) => call("consent_form", { lead, kind, language })}
      onClose={onClose}
    />
  );
}
