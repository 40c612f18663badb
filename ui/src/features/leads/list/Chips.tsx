import { useRef } from "react";
import { Button, Icon } from "@/kit";
import { m } from "@/paraglide/messages";
import { EVERYBODY, type View } from "../view";
import { conditions } from "../words";
import s from "./list.module.css";
import { useNames } from "./names";

export type ChipsProps = { view: View; onView: (part: Partial<View>) => void };

/** The conditions in force, each with its words and a way to take it away. */
export function Chips({ view, onView }: ChipsProps) {
  const names = useNames();
  const list = useRef<HTMLUListElement>(null);
  const clear = useRef<HTMLButtonElement>(null);
  const all = conditions(view.filter, names);
  // The focus goes to the condition that moves up, or to the button that clears the rest.
  const focusAt = (at: number) => {
    const buttons = list.current?.querySelectorAll<HTMLElement>("li > button");
    (buttons?.[at + 1] ?? clear.current)?.focus();
  };
  return (
    <div className={s.chips}>
      <ul ref={list} aria-label={m.leads_filter_list()}>
        {all.map(({ id, words, without }, at) => (
          <li key={id} className={s.chip}>
            <span>{words}</span>
            <button
              type="button"
              aria-label={m.leads_filter_remove({ what: words })}
              onClick={() => {
                focusAt(at);
                onView({ filter: without });
              }}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <Button ref={clear} look="quiet" onPress={() => onView({ filter: EVERYBODY })}>
        {m.leads_filter_clear()}
      </Button>
    </div>
  );
}
