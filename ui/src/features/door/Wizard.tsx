import { EmptyState } from "@/kit";
import { m } from "@/paraglide/messages";

/** The first run on an empty machine. */
export function Wizard() {
  return (
    <EmptyState icon="settings" title={m.door_wizard()}>
      {m.door_wizard_text()}
    </EmptyState>
  );
}
