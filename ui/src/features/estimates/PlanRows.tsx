import { showMoney } from "@/format";
import { EmptyState, fieldErrors, IconButton, NumberField, Select } from "@/kit";
import { m } from "@/paraglide/messages";
import { DiscountField } from "./DiscountField";
import s from "./estimates.module.css";
import type { Desk, PlanRow } from "./plan";
import { areaId, areaOf, areaWord, serviceName, unitWord } from "./words";

const AREAS = [
  "mouth",
  "upper_jaw",
  "lower_jaw",
  ...[1, 2, 3, 4].flatMap((quadrant) => [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${quadrant}${n}`)),
  ...[5, 6, 7, 8].flatMap((quadrant) => [1, 2, 3, 4, 5].map((n) => `${quadrant}${n}`)),
];

/** The plan, a row an item: what and where, then how many at what price. */
export function PlanRows({ desk }: { desk: Desk }) {
  const { plan, change, kept, sumOf, error } = desk;
  const wrong = fieldErrors(error);
  if (plan.rows.length === 0) {
    return (
      <EmptyState icon="estimates" title={m.estimates_no_items_title()}>
        {m.estimates_no_items_text()}
      </EmptyState>
    );
  }
  const options = AREAS.map((id) => ({
    id,
    label: areaWord(areaOf(id)),
    disabled: areaOf(id).on === "tooth" && !kept.teeth_allowed,
  }));
  const set = (row: PlanRow, part: Partial<PlanRow>) =>
    change({ rows: plan.rows.map((other) => (other === row ? { ...row, ...part } : other)) });
  const swap = (at: number, to: number) => {
    const rows = [...plan.rows];
    const [row] = rows.splice(at, 1);
    if (row) rows.splice(to, 0, row);
    change({ rows });
  };
  return (
    <ol className={s.rows} aria-label={m.estimates_plan()}>
      {plan.rows.map((row, at) => {
        const sum = sumOf(row);
        const place = `items.${at}`;
        const name = serviceName(row.service);
        return (
          <li key={row.key} className={s.row} aria-label={name}>
            <div className={s.what}>
              <span className={s.number}>{at + 1}</span>
              <span className={s.called} data-selectable>
                {name}
                <span className={s.note}>
                  {" "}
                  {row.service.code} · {unitWord(row.service.unit, row.quantity ?? 0)}
                </span>
              </span>
              <output className={s.sum} aria-label={m.estimates_sum()}>
                {sum === null ? "…" : showMoney(sum, "CNY")}
              </output>
              <span className={s.acts}>
                <IconButton
                  icon="up"
                  label={m.estimates_move_up()}
                  disabled={at === 0}
                  onPress={() => swap(at, at - 1)}
                />
                <IconButton
                  icon="close"
                  label={m.estimates_remove_item({ name })}
                  onPress={() => change({ rows: plan.rows.filter((other) => other !== row) })}
                />
              </span>
            </div>
            <div className={s.how}>
              <div className={s.where}>
                <Select
                  label={m.estimates_where()}
                  bare
                  wide
                  options={options}
                  value={areaId(row.area)}
                  onChange={(id) => set(row, { area: areaOf(id) })}
                  error={wrong[`${place}.area.tooth`]}
                />
              </div>
              <div className={s.count}>
                <NumberField
                  label={m.estimates_quantity()}
                  bare
                  wide
                  min={1}
                  max={999}
                  step={1}
                  value={row.quantity}
                  onChange={(quantity) => set(row, { quantity })}
                  error={wrong[`${place}.quantity`]}
                />
              </div>
              <span className={s.soft}>×</span>
              <div className={s.short}>
                <NumberField
                  label={m.estimates_price()}
                  bare
                  wide
                  min={0}
                  format={{ minimumFractionDigits: 2, maximumFractionDigits: 2 }}
                  value={row.price === null ? null : row.price / 100}
                  onChange={(yuan) => set(row, { price: yuan === null ? null : Math.round(yuan * 100) })}
                  error={wrong[`${place}.unit_price_fen`]}
                />
              </div>
              <DiscountField
                label={m.estimates_discount()}
                value={row.discount}
                onChange={(discount) => set(row, { discount })}
                error={wrong[`${place}.discount`]}
              />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
