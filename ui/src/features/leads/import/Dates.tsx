import { useState } from "react";
import type { DateOrder, ImportPlan } from "@/ipc";
import { Button, RadioGroup } from "@/kit";
import { locale } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./import.module.css";

const EXAMPLE = "05/11/2026";
const read: Record<DateOrder, string> = { day_first: "2026-11-05", month_first: "2026-05-11" };

export type DatesProps = { plan: ImportPlan; onPlan: (plan: ImportPlan) => void };

/** Which part of a date is the day: asked where the file does not show it, otherwise said quietly. */
export function Dates({ plan, onPlan }: DatesProps) {
  const order = plan.date_order;
  const [asking, setAsking] = useState(false);
  if (order !== null && !asking) {
    return (
      <div className={s.known}>
        <span className="soft">
          {m.leads_import_dates_known({ example: EXAMPLE, day: dayWords(read[order]) })}
        </span>
        <Button look="quiet" onPress={() => setAsking(true)}>
          {m.leads_import_dates_change()}
        </Button>
      </div>
    );
  }
  return (
    <RadioGroup<DateOrder>
      wide
      inline
      required
      label={m.leads_import_dates_ask({ example: EXAMPLE })}
      options={[
        { id: "day_first", label: dayWords(read.day_first), note: m.leads_import_day_first() },
        { id: "month_first", label: dayWords(read.month_first), note: m.leads_import_month_first() },
      ]}
      value={order}
      onChange={(chosen) => {
        setAsking(true);
        onPlan({ ...plan, date_order: chosen });
      }}
    />
  );
}

/** A day whose month is a word, so that it cannot be read two ways again. */
const dayWords = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(day));
