import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { ask } from "@/errands";
import { type LeadRow, type Numbered, useDesk, useLock, useToday } from "@/ipc";
import { cx, Icon, LeadLine } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate, type Target } from "@/router";
import { SHORTCUTS, useShortcut } from "@/shortcuts";
import { type Command, commandsOf, matching, mayRegister, phoneOf } from "./commands";
import { ExportDialog } from "./export/ExportDialog";
import s from "./search.module.css";
import { useView } from "./view";

/** Rows of one answer: as many as one takes in at a glance. */
const ROWS = 8;

type Choice = { key: string; run: () => void } & (
  | { is: "lead"; row: LeadRow }
  | { is: "number"; named: Numbered }
  | { is: "command"; command: Command }
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

type Offered = {
  rows: readonly LeadRow[];
  named: readonly Numbered[];
  commands: readonly Command[];
  /** Whether a new person may be taken. */
  fresh: boolean;
};

/** What can be chosen for a typed text: what a number names, people found, commands called so, a new person. */
function choices(text: string, { rows, named, commands, fresh }: Offered): Choice[] {
  const typed = text.trim();
  if (typed === "") return [];
  const carried = phoneOf(typed) ?? typed;
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
    ...matching(commands, typed).map((command) => ({
      is: "command" as const,
      key: command.id,
      command,
      run: command.run,
    })),
    ...(fresh
      ? [{ is: "new" as const, key: "new", text: carried, run: () => ask("quick_add", { text: carried }) }]
      : []),
  ];
}

/** What the person signed in may do by name. */
function useCommands(exportList: (() => void) | null) {
  const roles = useDesk("door_state", {}).data?.session?.account.roles ?? [];
  const lock = useLock();
  return {
    fresh: mayRegister(roles),
    commands: commandsOf(roles, { lock: () => void lock(), exportList }),
  };
}

/**
 * One box for phone, name in any script, number and command. Enter takes what was typed, never an answer to
 * half of it: pressed before the answer has come, it waits for it.
 */
export function Search() {
  const today = useToday();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  /** The key of the row one has come to: it stays chosen when others come in above it. */
  const [come, setCome] = useState<string | null>(null);
  const [exporting, setExporting] = useState(false);
  const [view] = useView();
  const entered = useRef(false);
  /** What had the focus before: it gets it back. */
  const came = useRef<Element | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const found = useDesk("lead_search", { text, limit: ROWS }, { enabled: text.trim() !== "", keep: true });
  const number = useDesk("number_search", { text }, { enabled: numberLike(text) });
  const settled = !found.isPlaceholderData && !found.isFetching && !number.isFetching;
  const exportList = () => {
    navigate({ room: "leads" });
    setExporting(true);
  };
  const { fresh, commands } = useCommands(view.state === "blocked" ? null : exportList);
  const list = choices(text, {
    rows: found.data?.rows ?? [],
    named: numberLike(text) ? (number.data ?? []) : [],
    commands,
    fresh,
  });
  const shown = open && list.length > 0;
  const at = Math.max(
    0,
    list.findIndex(({ key }) => key === come),
  );
  const active = list[at];

  useShortcut("search", () => {
    if (document.activeElement !== input.current) came.current = document.activeElement;
    input.current?.focus();
    input.current?.select();
  });

  const close = () => {
    setOpen(false);
    setCome(null);
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
  const row = shown && active ? `${id}-${active.key}` : undefined;
  useEffect(() => {
    if (row) document.getElementById(row)?.scrollIntoView({ block: "nearest" });
  }, [row]);

  const move = (to: number) => setCome(list[(to + list.length) % list.length]?.key ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" && list.length > 0) {
      setOpen(true);
      move(shown ? at + 1 : 0);
    } else if (event.key === "ArrowUp" && shown) {
      move(at - 1);
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
          aria-activedescendant={row}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={m.search_placeholder()}
          className={s.input}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setCome(null);
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
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={m.search_found()}
          aria-busy={!settled}
          className={s.list}
        >
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
      {exporting && <ExportDialog view={view} onClose={() => setExporting(false)} />}
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
      return <LeadLine arrival row={choice.row} today={today} />;
    case "number":
      return (
        <>
          <Icon name={NUMBERED[choice.named.is].icon} />
          {NUMBERED[choice.named.is].word({ number: choice.named.number })}
        </>
      );
    case "command":
      return (
        <>
          <Icon name={choice.command.icon} />
          <span className={s.text}>{choice.command.shown}</span>
          {choice.command.keys && <kbd className={s.key}>{choice.command.keys}</kbd>}
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
