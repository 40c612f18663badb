import { EmptyState, Page } from "@/kit";
import { m } from "@/paraglide/messages";

/** The Settings room. */
export function Area() {
  return (
    <Page title={m.area_settings()}>
      <EmptyState icon="settings" title={m.settings_empty_title()}>
        {m.settings_empty_text()}
      </EmptyState>
    </Page>
  );
}
