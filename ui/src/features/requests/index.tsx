import { EmptyState, Page } from "@/kit";
import { m } from "@/paraglide/messages";

/** The Privacy room. */
export function Area() {
  return (
    <Page title={m.area_privacy()}>
      <EmptyState icon="privacy" title={m.privacy_empty_title()}>
        {m.privacy_empty_text()}
      </EmptyState>
    </Page>
  );
}
