import { useEffect, useState } from "react";
import { showTime } from "@/format";
import { m } from "@/paraglide/messages";
import s from "./desk.module.css";

/** Both banks of the river: neither zone has summer time, but the hour differs. */
const BANKS = [
  { zone: "Asia/Shanghai", word: m.app_heihe },
  { zone: "Asia/Yakutsk", word: m.app_blagoveshchensk },
];

export function Clocks() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 5000);
    return () => clearInterval(timer);
  }, []);
  return (
    <ul aria-label={m.app_clocks()} className={s.clocks}>
      {BANKS.map(({ zone, word }) => (
        <li key={zone}>
          <span className="soft">{word()}</span> <time className={s.time}>{showTime(now, zone)}</time>
        </li>
      ))}
    </ul>
  );
}
