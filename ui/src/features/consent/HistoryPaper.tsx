import { call, type Language, type LeadId } from "@/ipc";
import { PaperPreview } from "@/kit";
import { LANGUAGES, languageName } from "@/language";
import { m } from "@/paraglide/messages";

type Props = { lead: LeadId; first: Language; onClose: () => void };

/** Every grant and withdrawal with its text, hash and evidence. */
export function HistoryPaper({ lead, first, onClose }: Props) {
  return (
    <PaperPreview<Language>
      title={m.consent_print_history()}
      forms={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
      first={first}
      load={(language) => call("consent_history", { lead, language })}
      onClose={onClose}
    />
  );
}
