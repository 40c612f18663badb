import { useState } from "react";
import { showDay, showMoney } from "@/format";
import { Button, cx, Facts, fieldErrors, Notice, Switch } from "@/kit";
import { m } from "@/paraglide/messages";
import { DiscountField } from "./DiscountField";
import s from "./estimates.module.css";
import type { Desk } from "./plan";
import { RateForm } from "./RateForm";
import { rateProblemWord, showRate } from "./words";

/** The running totals in both currencies, as the core counted them, and the rate behind them. */
export function Totals({ desk }: { desk: Desk }) {
  const { plan, change, kept, clean, error } = desk;
  const [recording, setRecording] = useState(false);
  const { totals, rate } = kept;
  return (
    <div className={s.totals}>
      <div className={cx(s.figures, !clean && s.counting)} aria-live="polite">
        <dl className={s.sums}>
          <dt>{m.estimates_subtotal()}</dt>
          <dd>{showMoney(totals.subtotal, "CNY")}</dd>
          {totals.discount > 0 && (
            <>
              <dt>{m.estimates_whole_discount()}</dt>
              <dd>{showMoney(-totals.discount, "CNY")}</dd>
            </>
          )}
          <dt className={s.total}>{m.estimates_total()}</dt>
          <dd className={s.total}>{showMoney(totals.total, "CNY")}</dd>
          {kept.second && (
            <>
              <dt>{m.estimates_in_roubles()}</dt>
              <dd>{showMoney(kept.second.minor, kept.second.currency)}</dd>
            </>
          )}
        </dl>
      </div>
      <div>
        <div className={s.label}>{m.estimates_whole_discount()}</div>
        <DiscountField
          label={m.estimates_whole_discount()}
          value={plan.discount}
          onChange={(discount) => change({ discount })}
          error={fieldErrors(error).discount}
        />
      </div>
      <Switch value={plan.roubles} onChange={(roubles) => change({ roubles })}>
        {m.estimates_also_roubles()}
      </Switch>
      {rate.rate && (
        <Facts
          facts={[
            { name: m.estimates_rate(), value: `1 CNY = ${showRate(rate.rate)} RUB` },
            { name: m.estimates_rate_source(), value: `${rate.rate.source}, ${showDay(rate.rate.on)}` },
          ]}
        />
      )}
      {plan.roubles && rate.problem && <Notice look="warn">{rateProblemWord(rate.problem)}</Notice>}
      <Button onPress={() => setRecording(true)}>{m.estimates_record_rate()}</Button>
      {recording && <RateForm onClose={() => setRecording(false)} />}
    </div>
  );
}
