import { EmptyState, Page } from "@/kit";
import { m } from "@/paraglide/messages";

/** The Today room. */
export function Area() {
  return (
    <Page title={m.area_today()}>
      <EmptyState icon="today" title={m.today_empty_title()}>
        {m.today_empty_text()}
      </EmptyState>
    </Page>
  );
}
