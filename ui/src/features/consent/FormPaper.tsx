import { type ConsentKind, call, type Language, type LeadId, useDesk } from "@/ipc";
import { consentKindWord, PaperPreview, Skeleton } from "@/kit";
import { LANGUAGES, languageName } from "@/language";

type Props = { lead: LeadId; kind: ConsentKind; onClose: () => void };

/** The form to sign, first in the person's own language. */
export function FormPaper({ lead, kind, onClose }: Props) {
  const card = useDesk("lead_get", { lead });
  if (!card.data) return card.error ? null : <Skeleton rows={1} />;
  return (
    <PaperPreview<Language>
      title={consentKindWord(kind)}
      forms={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
      first={card.data.language}
      load={(language) => call("consent_form", { lead, kind, language })}
      onClose={onClose}
    />
  );
}
