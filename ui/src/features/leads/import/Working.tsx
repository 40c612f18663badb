import { useEffect, useState } from "react";
import { showNumber } from "@/format";
import { call, type ImportProgress } from "@/ipc";
import { Button, Panel, Progress } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./import.module.css";

/** How often the core is asked, in milliseconds. */
const EVERY = 300;

/** A check or run on its way, row by row; it can be stopped and then nothing of it stays. */
export function Working({ label }: { label: string }) {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  useEffect(() => {
    let asking = false;
    let here = true;
    const timer = setInterval(async () => {
      if (asking) return;
      asking = true;
      const found = await call("import_progress", {}).catch(() => null);
      asking = false;
      if (here && found) setProgress(found);
    }, EVERY);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, []);
  const { done = 0, total = 0 } = progress ?? {};
  return (
    <Panel>
      <div className={s.working}>
        <Progress
          label={label}
          share={total > 0 ? done / total : null}
          {...(total > 0
            ? { note: m.leads_import_progress({ done: showNumber(done), total: showNumber(total) }) }
            : {})}
        />
        <Button autoFocus onPress={() => void call("import_cancel", {}).catch(() => {})}>
          {m.common_cancel()}
        </Button>
      </div>
    </Panel>
  );
}
