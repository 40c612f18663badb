import { useState } from "react";
import { showMoment, showNumber } from "@/format";
import type { ImportBatch, ImportReverted } from "@/ipc";
import { Button, Facts, Panel } from "@/kit";
import { m } from "@/paraglide/messages";
import { Reverted } from "./Imports";
import s from "./import.module.css";
import { TakeBack } from "./TakeBack";

/** What an import has done, and the ways from here. */
export function Done({ batch, onImports }: { batch: ImportBatch; onImports: () => void }) {
  const [reverted, setReverted] = useState<ImportReverted | null>(null);
  return (
    <Panel title={m.leads_import_done()}>
      <div className={s.stack}>
        <Facts
          facts={[
            { name: m.leads_import_created(), value: showNumber(batch.created) },
            { name: m.leads_import_updated(), value: showNumber(batch.updated) },
            { name: m.leads_import_skipped(), value: showNumber(batch.skipped) },
          ]}
        />
        {reverted ? (
          <Reverted done={reverted} />
        ) : (
          batch.revert_until && (
            <p className="soft">{m.leads_import_can_take_back({ moment: showMoment(batch.revert_until) })}</p>
          )
        )}
        <div className={s.acts}>
          {!reverted && <TakeBack batch={batch} onDone={setReverted} />}
          <Button onPress={onImports}>{m.leads_import_show_list()}</Button>
        </div>
      </div>
    </Panel>
  );
}
