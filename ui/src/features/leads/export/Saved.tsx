import { useEffect, useRef } from "react";
import { showNumber } from "@/format";
import type { SavedList } from "@/ipc";
import { Notice } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./export.module.css";

/** Where the file stands and who is in it; the focus comes here, as its button is there no more. */
export function Saved({ saved: { path, people, left_out } }: { saved: SavedList }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="status" className={s.stack}>
      <p className={s.place} data-selectable>
        {m.paper_saved({ place: path })}
      </p>
      <ul>
        <li>{m.leads_export_people({ count: people, shown: showNumber(people) })}</li>
        <li>{m.leads_export_left_out({ count: left_out, shown: showNumber(left_out) })}</li>
      </ul>
      <Notice>{m.leads_export_registered()}</Notice>
    </div>
  );
}
