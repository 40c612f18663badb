import { useEffect, useRef, useState } from "react";
import { Notice } from "@/kit";
import { m } from "@/paraglide/messages";

const secondsTo = (until: string) => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000));

/** Too many attempts: how long to wait, counting down. */
export function Countdown({ until, onOver }: { until: string; onOver: () => void }) {
  const [left, setLeft] = useState(() => secondsTo(until));
  const over = useRef(onOver);
  over.current = onOver;
  useEffect(() => {
    const tick = () => {
      const now = secondsTo(until);
      setLeft(now);
      if (now === 0) over.current();
    };
    tick();
    const ticking = setInterval(tick, 500);
    return () => clearInterval(ticking);
  }, [until]);
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <Notice look="warn" title={m.door_paused()}>
      {m.door_paused_text({ time })}
    </Notice>
  );
}
