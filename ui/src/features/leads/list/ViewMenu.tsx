import { useState } from "react";
import { showNumber } from "@/format";
import { type SavedView, useAct, useDesk } from "@/ipc";
import { Menu, type MenuAct, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { contentOf, EVERYBODY, isChanged, isEverybody, shownAs, type View } from "../view";
import { stateOf, stateWord, viewName } from "../words";
import { countWord } from "./count";
import s from "./list.module.css";
import { ManageViews } from "./ManageViews";
import { SaveView } from "./SaveView";

export type ViewMenuProps = { view: View; onView: (part: Partial<View>) => void };

/** Which list is shown: all that are worked with, the archive, the blocked, or a saved one. */
export function ViewMenu({ view, onView }: ViewMenuProps) {
  const [open, setOpen] = useState<"save" | "manage" | null>(null);
  const counts = useDesk("lead_counts", {}).data;
  const views = useDesk("view_list", {}).data ?? [];
  const update = useAct("view_save");
  const saved = views.find(({ id }) => id === view.saved) ?? null;
  const changed = saved !== null && isChanged(view, saved);
  const word = wordOf(view, saved, changed, counts?.[view.state]);

  const states: View["state"][] = ["open", "archived"];
  if (counts?.blocked !== null && counts?.blocked !== undefined) states.push("blocked");
  const ofSaved = (one: SavedView): MenuAct => ({
    id: String(one.id),
    word: viewName(one),
    chosen: one.id === saved?.id,
    note: <ViewCount view={one} />,
    run: () => onView(shownAs(one)),
  });
  const keep = async (one: SavedView) => {
    const { id, shared } = one;
    const name = viewName(one);
    if (await update.run({ id, name, shared, content: contentOf(view) }))
      toast(m.leads_view_updated({ name }));
    else toast(m.error_not_found(), { look: "danger" });
  };
  return (
    <>
      <Menu
        label={m.leads_view()}
        value={word}
        acts={states.map((state) => ({
          id: state,
          word: stateWord(state),
          chosen: saved === null && state === view.state,
          note: showNumber(counts?.[state] ?? 0),
          run: () => onView({ state, filter: EVERYBODY, saved: null }),
        }))}
        groups={[
          {
            id: "mine",
            title: m.leads_views_mine(),
            acts: views.filter(({ shared }) => !shared).map(ofSaved),
          },
          {
            id: "shared",
            title: m.leads_views_shared(),
            acts: views.filter(({ shared }) => shared).map(ofSaved),
          },
          {
            id: "acts",
            title: "",
            acts: [
              ...(saved?.own && changed
                ? [
                    {
                      id: "update",
                      word: m.leads_view_update({ name: viewName(saved) }),
                      icon: "save" as const,
                      run: () => void keep(saved),
                    },
                  ]
                : []),
              ...(view.state === "blocked"
                ? []
                : [
                    {
                      id: "save",
                      word: m.leads_view_save(),
                      icon: "plus" as const,
                      run: () => setOpen("save"),
                    },
                  ]),
              {
                id: "manage",
                word: m.leads_view_manage(),
                icon: "settings" as const,
                run: () => setOpen("manage"),
              },
            ],
          },
        ]}
      >
        <b className={s.view}>{word}</b>
      </Menu>
      {open === "save" && (
        <SaveView view={view} onSaved={(id) => onView({ saved: id })} onClose={() => setOpen(null)} />
      )}
      {open === "manage" && (
        <ManageViews view={view} views={views} onView={onView} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

/** The name of the saved list and whether it shows something else by now; otherwise the state. */
function wordOf(view: View, saved: SavedView | null, changed: boolean, many: number | null | undefined) {
  if (saved) return changed ? m.leads_view_changed({ name: viewName(saved) }) : viewName(saved);
  if (many === undefined || many === null || !isEverybody(view.filter)) return stateOf(view);
  return `${stateWord(view.state)} · ${showNumber(many)}`;
}

/** Counted while somebody looks at it. */
function ViewCount({ view }: { view: SavedView }) {
  const count = useDesk("lead_count", view.content.list).data;
  return count ? countWord(count) : "…";
}
