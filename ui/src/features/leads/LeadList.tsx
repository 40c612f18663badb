import { ask } from "@/errands";
import { showNumber } from "@/format";
import { type LeadId, type LeadRow, useDesk, usePages, useToday } from "@/ipc";
import { Button, EmptyState, ErrorText, LEAD_STATUSES, LeadLine, Menu, Skeleton, VirtualList } from "@/kit";
import { m } from "@/paraglide/messages";
import { ExportLink } from "./export/ExportLink";
import { ImportLink } from "./import/ImportLink";
import s from "./list.module.css";
import { DuplicatesLink } from "./merge/DuplicatesLink";
import { queryOf, type View } from "./view";
import { isSortable, SORTS, sortWord, viewWord } from "./words";

export type LeadListProps = {
  view: View;
  onView: (part: Partial<View>) => void;
  selected: LeadId | null;
  onSelect: (row: LeadRow) => void;
  /** Enter: to the card. */
  onOpen: () => void;
};

/** The list at the left: one view, in its order, page by page as one scrolls. */
export function LeadList({ view, onView, selected, onSelect, onOpen }: LeadListProps) {
  const today = useToday();
  const first = queryOf(view);
  const { pages, error, more } = usePages("lead_list", first, ({ next }) =>
    next ? { ...first, after: next } : null,
  );
  const create = () => ask("quick_add", { text: "" });
  return (
    <>
      <div className={s.bar}>
        <ViewMenu view={view} onView={onView} />
        <span className={s.grow} />
        <Button look="primary" icon="plus" onPress={create}>
          {m.leads_new()}
        </Button>
      </div>
      <div className={s.ways}>
        <DuplicatesLink />
        <ImportLink />
        <ExportLink view={view} />
      </div>
      <ErrorText error={error} />
      {!pages && !error && (
        <div className={s.waiting}>
          <Skeleton rows={10} />
        </div>
      )}
      {pages && (
        <VirtualList
          key={`${view.of} ${view.sort}`}
          autoFocus
          tall
          label={m.area_leads()}
          items={pages.flatMap(({ rows }) => rows)}
          itemKey={({ id }) => id}
          row={(row) => <LeadLine row={row} today={today} />}
          selected={selected}
          onSelect={onSelect}
          onOpen={onOpen}
          onNearEnd={more}
          empty={<Empty view={view} onCreate={create} />}
        />
      )}
    </>
  );
}

/** The views with how many stand in each, and the order. */
function ViewMenu({ view, onView }: Pick<LeadListProps, "view" | "onView">) {
  const counts = useDesk("lead_counts", {}).data;
  const many: Record<string, number | undefined> = {
    open: counts?.open,
    archived: counts?.archived,
    blocked: counts?.blocked ?? undefined,
    ...Object.fromEntries(counts?.by_status.map(({ status, count }) => [status, count]) ?? []),
  };
  const word = (of: View["of"]) => {
    const count = many[of];
    return count === undefined ? viewWord(of) : `${viewWord(of)} · ${showNumber(count)}`;
  };
  const views: View["of"][] = [
    "open",
    ...LEAD_STATUSES,
    "archived",
    ...(many.blocked === undefined ? [] : (["blocked"] as const)),
  ];
  return (
    <>
      <Menu
        label={m.leads_view()}
        value={word(view.of)}
        acts={views.map((of) => ({
          id: of,
          word: word(of),
          chosen: of === view.of,
          run: () => onView({ of }),
        }))}
      >
        <b className={s.view}>{word(view.of)}</b>
      </Menu>
      {isSortable(view) && (
        <Menu
          label={m.leads_sort()}
          value={sortWord(view.sort)}
          acts={SORTS.map((sort) => ({
            id: sort,
            word: sortWord(sort),
            chosen: sort === view.sort,
            run: () => onView({ sort }),
          }))}
        >
          <span className="soft">{sortWord(view.sort)}</span>
        </Menu>
      )}
    </>
  );
}

/** An empty clinic teaches the first step; an empty view only says so. */
function Empty({ view, onCreate }: { view: View; onCreate: () => void }) {
  if (view.of !== "open") return <EmptyState icon="leads" title={m.leads_view_empty()} />;
  if (view.sort === "next_action") return <EmptyState icon="leads" title={m.leads_no_promises()} />;
  return (
    <EmptyState
      icon="leads"
      title={m.leads_empty_title()}
      action={
        <Button icon="plus" onPress={onCreate}>
          {m.leads_new()} · Ctrl+N
        </Button>
      }
    >
      {m.leads_empty_text()}
    </EmptyState>
  );
}
