import { EmptyState, Page } from "@/kit";
import { m } from "@/paraglide/messages";

/** The Estimates room. */
export function Area() {
  return (
    <Page title={m.area_estimates()}>
      <EmptyState icon="estimates" title={m.estimates_empty_title()}>
        {m.estimates_empty_text()}
      </EmptyState>
    </Page>
  );
}
