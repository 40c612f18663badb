import type { Discount } from "@/ipc";
import { MoneyField, NumberField, Select } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./estimates.module.css";

const NONE: Discount = { kind: "none" };

export type DiscountFieldProps = {
  /** What it is taken from, read aloud. */
  label: string;
  value: Discount;
  onChange: (discount: Discount) => void;
  error?: string | undefined;
};

/** None, a share or an amount. */
export function DiscountField({ label, value, onChange, error }: DiscountFieldProps) {
  const kinds = [
    { id: "none" as const, label: m.estimates_discount_none() },
    { id: "percent" as const, label: m.estimates_discount_percent() },
    { id: "amount" as const, label: m.estimates_discount_amount() },
  ];
  const begin = (kind: Discount["kind"]) => {
    if (kind === value.kind) return;
    if (kind === "percent") onChange({ kind, hundredths: 0 });
    else if (kind === "amount") onChange({ kind, fen: 0 });
    else onChange(NONE);
  };
  return (
    <div className={s.discount}>
      <div className={s.choice}>
        <Select label={label} bare wide options={kinds} value={value.kind} onChange={begin} />
      </div>
      {value.kind === "percent" && (
        <div className={s.short}>
          <NumberField
            label={m.estimates_discount_percent()}
            bare
            wide
            min={0}
            max={1}
            format={{ style: "percent", maximumFractionDigits: 2 }}
            value={value.hundredths / 10_000}
            onChange={(share) => onChange({ kind: "percent", hundredths: Math.round((share ?? 0) * 10_000) })}
            error={error}
          />
        </div>
      )}
      {value.kind === "amount" && (
        <div className={s.money}>
          <MoneyField
            label={m.estimates_discount_amount()}
            bare
            wide
            currency="CNY"
            value={value.fen}
            onChange={(fen) => onChange({ kind: "amount", fen: fen ?? 0 })}
            error={error}
          />
        </div>
      )}
    </div>
  );
}
