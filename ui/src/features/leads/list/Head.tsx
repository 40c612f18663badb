import { type ReactNode, useState } from "react";
import { ask } from "@/errands";
import type { Layout, LeadCount } from "@/ipc";
import { Button, cx, Menu, Segments } from "@/kit";
import { m } from "@/paraglide/messages";
import { ExportLink } from "../export/ExportLink";
import { ImportLink } from "../import/ImportLink";
import { DuplicatesLink } from "../merge/DuplicatesLink";
import { isEverybody, layoutsOf, type View } from "../view";
import { ALL_COLUMNS, columnWord, isSortable, layoutWord, SORTS, sortWord } from "../words";
import { Chips } from "./Chips";
import { countWord } from "./count";
import { FilterDialog } from "./FilterDialog";
import s from "./list.module.css";
import { ViewMenu } from "./ViewMenu";

export type HeadProps = {
  view: View;
  onView: (part: Partial<View>) => void;
  /** The form that is seen: beside an open card always the list. */
  shown: Layout;
  count: LeadCount | undefined;
  /** What stands in the first line while rows are ticked. */
  instead?: ReactNode;
};

/** Over the list: which one it is, in which order and form, who passes, and what is done with many at once. */
export function Head({ instead, ...list }: HeadProps) {
  const ways = (
    <div className={s.ways}>
      <DuplicatesLink />
      <ImportLink />
      <ExportLink view={list.view} />
    </div>
  );
  const narrow = list.shown === "cards";
  return (
    <div data-over-list="">
      {instead ?? (
        <div className={cx(s.bar, !narrow && s.wide)}>
          <ViewMenu view={list.view} onView={list.onView} />
          {isSortable(list.view) && list.shown !== "board" && <SortMenu {...list} />}
          <span className={s.grow} />
          {!narrow && ways}
          <Button look="primary" icon="plus" onPress={() => ask("quick_add", { text: "" })}>
            {m.leads_new()}
          </Button>
        </div>
      )}
      {narrow && ways}
      <Tools {...list} />
    </div>
  );
}

type ChangeProps = Pick<HeadProps, "view" | "onView">;

function SortMenu({ view, onView }: ChangeProps) {
  return (
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
  );
}

/** The filter and the form; the blocked are not filtered. */
function Tools({ view, onView, shown, count }: HeadProps) {
  const [choosing, setChoosing] = useState(false);
  const filtered = !isEverybody(view.filter);
  const counted = filtered || (isSortable(view) && view.sort !== "changed");
  return (
    <>
      <div className={s.tools}>
        {view.state !== "blocked" && (
          <Button look="quiet" icon="plus" onPress={() => setChoosing(true)}>
            {m.leads_filter_add()}
          </Button>
        )}
        <span role="status" className={cx(s.found, "soft", "figures")}>
          {counted && count && m.leads_filter_found({ count: countWord(count) })}
        </span>
        <span className={s.grow} />
        {shown === "table" && <ColumnsMenu view={view} onView={onView} />}
        <Segments
          label={m.leads_layout()}
          options={layoutsOf(view).map((id) => ({ id, label: layoutWord(id), icon: ICONS[id] }))}
          value={shown}
          onChange={(layout) => onView({ layout })}
        />
      </div>
      {filtered && <Chips view={view} onView={onView} />}
      {choosing && (
        <FilterDialog
          view={view}
          onFilter={(filter) => onView({ filter })}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
const ICONS = { cards: "list", table: "table", board: "board" } as const;

/** Which columns the table has; their order is always the same. */
function ColumnsMenu({ view, onView }: ChangeProps) {
  return (
    <Menu
      many
      label={m.leads_columns()}
      acts={ALL_COLUMNS.map((column) => {
        const chosen = view.columns.includes(column);
        return {
          id: column,
          word: columnWord(column),
          chosen,
          run: () =>
            onView({
              columns: ALL_COLUMNS.filter((one) => (one === column ? !chosen : view.columns.includes(one))),
            }),
        };
      })}
    >
      {m.leads_columns()}
    </Menu>
  );
}
