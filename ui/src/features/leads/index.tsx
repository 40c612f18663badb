import { EmptyState, Page } from "@/kit";
import { m } from "@/paraglide/messages";

/** The Leads room. */
export function Area() {
  return (
    <Page title={m.area_leads()}>
      <EmptyState icon="leads" title={m.leads_empty_title()}>
        {m.leads_empty_text()}
      </EmptyState>
    </Page>
  );
}
