import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { ask } from "@/errands";
import { type LeadRow, type Numbered, useDesk, useToday } from "@/ipc";
import { cx, Icon, LeadLine } from "@/kit";
import { useLater } from "@/later";
import { m } from "@/paraglide/messages";
import { navigate, ROOMS, type Room, type Target } from "@/router";
import { roomWord, SHORTCUTS, useShortcut } from "@/shortcuts";
import s from "./search.module.css";

/** Rows of one answer: as many as one takes in at a glance. */
const ROWS = 8;

type Choice = { key: string; run: () => void } & (
  | { is: "lead"; row: LeadRow }
  | { is: "number"; named: Numbered }
  | { is: "room"; room: Room }
  | { is: "new"; text: string }
);

/** A letter of a series and a figure: only then is a number asked for. */
const numberLike = (text: string): boolean => /^\s*[elaеа][\s\-–/]*\d/i.test(text);

function placed(named: Numbered): Target {
  switch (named.is) {
    case "estimate":
      return { room: "estimates", id: named.estimate };
    case "letter":
      return { room: "privacy", id: named.request };
    case "act":
      return { room: "privacy", id: "acts", rest: [String(named.destruction)] };
  }
}

/** What can be chosen for a typed text: what a number names, people found, areas called so, a new person. */
function choices(text: string, rows: readonly LeadRow[], named: readonly Numbered[]): Choice[] {
  const typed = text.trim().toLocaleLowerCase();
  if (typed === "") return [];
  return [
    ...named.map((one) => ({
      is: "number" as const,
      key: `number-${one.number}`,
      named: one,
      run: () => navigate(placed(one)),
    })),
    ...rows.map((row) => ({
      is: "lead" as const,
      key: `lead-${row.id}`,
      row,
      run: () => navigate({ room: "leads", id: row.id }),
    })),
    ...ROOMS.filter((room) => roomWord(room).toLocaleLowerCase().startsWith(typed)).map((room) => ({
      is: "room" as const,
      key: `room-${room}`,
      room,
      run: () => navigate({ room }),
    })),
    { is: "new", key: "new", text: text.trim(), run: () => ask("quick_add", { text }) },
  ];
}

/**
 * One box for phone, name in any script and case number. Enter takes what was typed, never an answer to
 * half of it: pressed before the answer has come, it waits for it.
 */
export function Search() {
  const today = useToday();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const entered = useRef(false);
  /** What had the focus before: it gets it back. */
  const came = useRef<Element | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const asked = useLater(text, 60);
  const found = useDesk(
    "lead_search",
    { text: asked, limit: ROWS },
    { enabled: asked.trim() !== "", keep: true },
  );
  const number = useDesk("number_search", { text: asked }, { enabled: numberLike(asked) });
  const settled = asked === text && !found.isPlaceholderData && !found.isFetching && !number.isFetching;
  const list = choices(text, found.data?.rows ?? [], numberLike(text) ? (number.data ?? []) : []);
  const shown = open && list.length > 0;
  const active = list[Math.min(at, list.length - 1)];

  useShortcut("search", () => {
    if (document.activeElement !== input.current) came.current = document.activeElement;
    input.current?.focus();
    input.current?.select();
  });

  const close = () => {
    setOpen(false);
    setAt(0);
    entered.current = false;
  };
  const leave = () => {
    input.current?.blur();
    if (came.current instanceof HTMLElement) came.current.focus();
    came.current = null;
  };
  const take = (choice: Choice) => {
    close();
    setText("");
    leave();
    choice.run();
  };
  useEffect(() => {
    if (entered.current && settled && active) take(active);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" && list.length > 0) {
      setOpen(true);
      setAt(shown ? (at + 1) % list.length : 0);
    } else if (event.key === "ArrowUp" && shown) {
      setAt((at + list.length - 1) % list.length);
    } else if (event.key === "Enter" && active && !event.ctrlKey) {
      if (settled) take(active);
      else entered.current = true;
    } else if (event.key === "Escape") {
      close();
      if (text === "") leave();
      setText("");
    } else return;
    event.preventDefault();
  };

  return (
    <search className={s.search}>
      <div className={s.box}>
        <Icon name="search" />
        <input
          ref={input}
          role="combobox"
          aria-label={m.search_label()}
          aria-keyshortcuts="/ Control+K"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown && active ? `${id}-${active.key}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={m.search_placeholder()}
          className={s.input}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setAt(0);
            entered.current = false;
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        {text === "" && <kbd className={s.key}>{SHORTCUTS.search.shown.split("  ")[0]}</kbd>}
      </div>
      {shown && (
        <div id={`${id}-list`} role="listbox" aria-label={m.search_found()} className={s.list}>
          {list.map((choice) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and names the active row
            <div
              key={choice.key}
              id={`${id}-${choice.key}`}
              role="option"
              aria-selected={choice === active}
              className={cx(s.row, choice === active && s.active, choice.is !== "lead" && s.act)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(choice)}
            >
              <Row choice={choice} today={today} />
            </div>
          ))}
        </div>
      )}
    </search>
  );
}

const NUMBERED = {
  estimate: { icon: "estimates", word: m.search_estimate },
  letter: { icon: "privacy", word: m.search_letter },
  act: { icon: "privacy", word: m.search_act },
} as const;

function Row({ choice, today }: { choice: Choice; today: string | undefined }) {
  switch (choice.is) {
    case "lead":
      return <LeadLine row={choice.row} today={today} />;
    case "number":
      return (
        <>
          <Icon name={NUMBERED[choice.named.is].icon} />
          {NUMBERED[choice.named.is].word({ number: choice.named.number })}
        </>
      );
    case "room":
      return (
        <>
          <Icon name={choice.room} />
          {m.shortcut_area({ area: roomWord(choice.room) })}
        </>
      );
    case "new":
      return (
        <>
          <Icon name="plus" />
          <span className={s.text}>{m.search_new({ text: choice.text })}</span>
        </>
      );
  }
}
