import { ask } from "@/errands";
import { Button, EmptyState } from "@/kit";
import { m } from "@/paraglide/messages";
import { EVERYBODY, isEverybody, type View } from "../view";

export type EmptyProps = { view: View; onView: (part: Partial<View>) => void };

/** An empty clinic teaches the first step, a filter nobody passes the way back; another view only says so. */
export function Empty({ view, onView }: EmptyProps) {
  if (!isEverybody(view.filter)) {
    return (
      <EmptyState
        icon="filter"
        title={m.leads_filter_nobody()}
        action={<Button onPress={() => onView({ filter: EVERYBODY })}>{m.leads_filter_clear()}</Button>}
      >
        {m.leads_filter_nobody_text()}
      </EmptyState>
    );
  }
  if (view.state !== "open") return <EmptyState icon="leads" title={m.leads_view_empty()} />;
  if (view.sort === "next_action") return <EmptyState icon="leads" title={m.leads_no_promises()} />;
  return (
    <EmptyState
      icon="leads"
      title={m.leads_empty_title()}
      action={
        <Button icon="plus" onPress={() => ask("quick_add", { text: "" })}>
          {m.leads_new()} · Ctrl+N
        </Button>
      }
    >
      {m.leads_empty_text()}
    </EmptyState>
  );
}
