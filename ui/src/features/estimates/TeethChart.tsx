import { type KeyboardEvent, useState } from "react";
import { Button, Switch } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./chart.module.css";

/** FDI teeth as the doctor sees them: the patient's right on the left. */
const PERMANENT = [
  [18, 17, 16, 15, 14, 13, 12, 11, 21, 22, 23, 24, 25, 26, 27, 28],
  [48, 47, 46, 45, 44, 43, 42, 41, 31, 32, 33, 34, 35, 36, 37, 38],
];
const DECIDUOUS = [
  [55, 54, 53, 52, 51, 61, 62, 63, 64, 65],
  [85, 84, 83, 82, 81, 71, 72, 73, 74, 75],
];
const WIDER = ["upper_jaw", "lower_jaw", "mouth"] as const;

export type TeethChartProps = {
  /** Chosen areas by their word: `16`, `upper_jaw`, `mouth`. */
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  /** Single teeth may be written down (152-FZ Art. 10). */
  teeth: boolean;
};

/** The mouth to choose from: one tab stop for the teeth, arrows move, Space chooses; several at once. */
export function TeethChart({ chosen, onChange, teeth }: TeethChartProps) {
  const [milk, setMilk] = useState(false);
  const rows = milk ? DECIDUOUS : PERMANENT;
  const [at, setAt] = useState(16);
  const active = rows.flat().includes(at) ? at : (rows[0]?.[0] ?? at);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = rows.findIndex((teeth) => teeth.includes(active));
    const place = rows[row]?.indexOf(active) ?? 0;
    const to = {
      ArrowLeft: rows[row]?.[place - 1],
      ArrowRight: rows[row]?.[place + 1],
      ArrowUp: rows[row - 1]?.[place],
      ArrowDown: rows[row + 1]?.[place],
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
    event.currentTarget.querySelector<HTMLElement>(`[data-tooth="${to}"]`)?.focus();
  };
  const wider = {
    upper_jaw: m.estimates_upper_jaw,
    lower_jaw: m.estimates_lower_jaw,
    mouth: m.estimates_mouth,
  };

  return (
    <div className={s.chart}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame and legend */}
      <div role="group" aria-label={m.estimates_teeth()} className={s.teeth} onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <div key={row[0]} className={s.row}>
            {row.map((tooth) => (
              <button
                key={tooth}
                type="button"
                data-tooth={tooth}
                disabled={!teeth}
                tabIndex={tooth === active ? 0 : -1}
                aria-pressed={chosen.has(String(tooth))}
                aria-label={m.estimates_tooth({ tooth })}
                className={s.tooth}
                onFocus={() => setAt(tooth)}
                onClick={() => toggle(String(tooth))}
              >
                {tooth}
              </button>
            ))}
          </div>
        ))}
      </div>
      <div className={s.wider}>
        {WIDER.map((id) => (
          <button
            key={id}
            type="button"
            aria-pressed={chosen.has(id)}
            className={s.area}
            onClick={() => toggle(id)}
          >
            {wider[id]()}
          </button>
        ))}
      </div>
      <div className={s.foot}>
        <Switch value={milk} onChange={setMilk} disabled={!teeth}>
          {m.estimates_milk_teeth()}
        </Switch>
        <Button look="quiet" disabled={chosen.size === 0} onPress={() => onChange(new Set())}>
          {m.estimates_clear_areas()}
        </Button>
      </div>
    </div>
  );
}
