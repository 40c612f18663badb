import { useState } from "react";
import { showNumber } from "@/format";
import { type LeadCount, useDesk } from "@/ipc";
import { Button, LEAD_STATUSES, Menu, statusWord, Toolbar } from "@/kit";
import { m } from "@/paraglide/messages";
import type { View } from "../view";
import { BulkDialog } from "./BulkDialog";
import type { Asked } from "./bulk";
import { countWord } from "./count";
import s from "./list.module.css";
import { MOST, type Ticks } from "./ticks";

export type BulkBarProps = {
  view: View;
  ticks: Ticks;
  count: LeadCount | undefined;
};

/** In place of the heading while rows are ticked: how many, and what may be done with them. */
export function BulkBar({ view, ticks, count }: BulkBarProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const staff = useDesk("staff_list", {}).data ?? [];
  const { chosen } = ticks;
  const total = count && (count.more || count.count > chosen.length);
  const shown = showNumber(chosen.length);
  return (
    <div className={s.bulk}>
      <span role="status" className={s.chosen}>
        <b className="figures">
          {total
            ? m.leads_bulk_chosen_of({ count: shown, total: countWord(count) })
            : m.leads_bulk_chosen({ count: shown })}
        </b>
        {ticks.full && <span className="soft">{m.leads_bulk_most({ count: showNumber(MOST) })}</span>}
      </span>
      <Toolbar label={m.leads_bulk_acts()}>
        <Menu
          label={m.leads_bulk_status()}
          acts={LEAD_STATUSES.map((status) => ({
            id: status,
            word: statusWord(status),
            run: () => setAsked({ kind: "status", status }),
          }))}
        >
          {m.leads_bulk_status()}
        </Menu>
        <Button look="quiet" onPress={() => setAsked({ kind: "next" })}>
          {m.leads_bulk_next()}
        </Button>
        <Menu
          label={m.leads_owner()}
          acts={[
            {
              id: "nobody",
              word: m.leads_owner_nobody(),
              run: () => setAsked({ kind: "owner", owner: null }),
            },
            ...staff
              .filter(({ active }) => active)
              .map(({ id, display_name }) => ({
                id: String(id),
                word: display_name,
                run: () => setAsked({ kind: "owner", owner: id }),
              })),
          ]}
        >
          {m.leads_owner()}
        </Menu>
        {view.state === "open" ? (
          <Button look="quiet" icon="archive" onPress={() => setAsked({ kind: "archive" })}>
            {m.leads_archive()}
          </Button>
        ) : (
          <Button look="quiet" icon="undo" onPress={() => setAsked({ kind: "restore" })}>
            {m.leads_restore()}
          </Button>
        )}
        <Button look="quiet" icon="close" onPress={ticks.clear}>
          {m.leads_bulk_none()}
        </Button>
      </Toolbar>
      {asked && (
        <BulkDialog
          asked={asked}
          leads={chosen}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            ticks.clear();
          }}
        />
      )}
    </div>
  );
}
