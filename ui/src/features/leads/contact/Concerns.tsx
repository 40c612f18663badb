import { useEffect, useRef } from "react";
import type { SuspicionKind } from "@/ipc";
import { Button, Notice } from "@/kit";
import { m } from "@/paraglide/messages";
import { suspicionWord } from "@/watch";
import s from "./contact.module.css";
import { gapWords } from "./template";

/** What was asked for and waits for an answer. */
export type Wanted = "log" | "copy" | "close" | null;

export type ConcernsProps = {
  wanted: Wanted;
  /** The text, where it is a message with something in braces. */
  holes: string | null;
  suspicions: readonly SuspicionKind[];
  /** Whether it is asked when to come back. */
  asking: boolean;
  onHoles: () => void;
  onSuspicions: () => void;
  onWithout: () => void;
  /** Closes with what is typed thrown away. */
  onLeave: () => void;
};

/** What to look at before it is saved: each said once, each with its way on. */
export function Concerns({ wanted, holes, suspicions, asking, ...on }: ConcernsProps) {
  const here = useRef<HTMLDivElement>(null);
  const said = [holes, suspicions.length > 0, asking].filter(Boolean).length;
  useEffect(() => {
    if (wanted && said > 0) here.current?.scrollIntoView({ block: "nearest" });
  }, [wanted, said]);
  const press = wanted === "copy" ? m.leads_template_copy_anyway() : m.leads_template_log_anyway();
  return (
    <div ref={here} role="status" className={s.concerns}>
      {holes && (
        <Notice
          look="warn"
          title={m.leads_template_gaps({ gaps: gapWords(holes) })}
          actions={(wanted === "copy" || wanted === "log") && <Button onPress={on.onHoles}>{press}</Button>}
        >
          {m.leads_template_gaps_text()}
        </Notice>
      )}
      {suspicions.length > 0 && (
        <Notice
          look="warn"
          title={m.watch_title({ kinds: suspicions.map(suspicionWord).join(", ") })}
          actions={
            <span className={s.ways}>
              <Button onPress={on.onSuspicions}>{m.watch_save_anyway()}</Button>
              {wanted === "close" && <Button onPress={on.onLeave}>{m.leads_draft_leave()}</Button>}
            </span>
          }
        >
          {m.watch_text()}
        </Notice>
      )}
      {asking && (
        <Notice
          look="warn"
          title={m.leads_promise_ask()}
          actions={<Button onPress={on.onWithout}>{m.leads_promise_without()}</Button>}
        >
          {m.leads_promise_ask_text()}
        </Notice>
      )}
    </div>
  );
}
