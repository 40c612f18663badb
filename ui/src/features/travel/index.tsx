import { EmptyState, Page } from "@/kit";
import { m } from "@/paraglide/messages";

/** The Trips room. */
export function Area() {
  return (
    <Page title={m.area_travel()}>
      <EmptyState icon="travel" title={m.travel_empty_title()}>
        {m.travel_empty_text()}
      </EmptyState>
    </Page>
  );
}
