import type { ReactNode } from "react";
import {
  Button,
  Header,
  MenuItem,
  Menu as MenuList,
  MenuSection,
  MenuTrigger,
  Popover,
} from "react-aria-components";
import b from "./button.module.css";
import c from "./choose.module.css";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";

export type MenuAct = {
  id: string;
  word: string;
  icon?: IconName;
  disabled?: boolean;
  chosen?: boolean;
  /** At the end of the line, made only while the menu is open: a counter. */
  note?: ReactNode;
  run: () => void;
};
export type MenuGroup = { id: string; title: string; acts: readonly MenuAct[] };
export type MenuProps = {
  label: string;
  /** What is chosen now, where the button shows that instead of its label: what is seen is read aloud too. */
  value?: string;
  children: ReactNode;
  acts: readonly MenuAct[];
  /** Further acts under headings of their own; an empty group is left out. */
  groups?: readonly MenuGroup[];
  /** Several may be chosen, each by a tick; Space leaves the menu open. */
  many?: boolean;
  icon?: IconName;
};

/** A quiet button that opens a list of acts. */
export function Menu({ label, value, children, acts, groups = [], many = false, icon }: MenuProps) {
  const filled = groups.filter((group) => group.acts.length > 0);
  const all = [...acts, ...filled.flatMap((group) => group.acts)];
  const selection = (of: readonly MenuAct[]) =>
    ({
      selectionMode: of.some((act) => act.chosen !== undefined) ? (many ? "multiple" : "single") : "none",
      selectedKeys: of.filter((act) => act.chosen).map((act) => act.id),
    }) as const;
  const item = (act: MenuAct) => (
    <MenuItem
      key={act.id}
      id={act.id}
      textValue={act.word}
      isDisabled={act.disabled ?? false}
      className={cx(c.option, c.act)}
    >
      {many && <span className={c.tick}>{act.chosen && <Icon name="check" />}</span>}
      {act.icon && <Icon name={act.icon} />}
      {act.note === undefined ? (
        act.word
      ) : (
        <>
          <span className={c.word}>{act.word}</span>
          <span className={cx(c.note, c.end)}>{act.note}</span>
        </>
      )}
    </MenuItem>
  );
  return (
    <MenuTrigger>
      <Button aria-label={value ? `${label}: ${value}` : label} className={cx(b.button, b.quiet)}>
        {icon && <Icon name={icon} />}
        {children}
        <Icon name="down" />
      </Button>
      <Popover className={c.popover ?? ""} offset={4} placement="bottom end">
        <MenuList
          className={c.list ?? ""}
          onAction={(id) => all.find((act) => act.id === id)?.run()}
          {...(filled.length === 0 ? selection(acts) : {})}
        >
          {filled.length === 0 ? (
            acts.map(item)
          ) : (
            <>
              <MenuSection aria-label={label} {...selection(acts)}>
                {acts.map(item)}
              </MenuSection>
              {filled.map(({ id, title, acts: its }) => (
                <MenuSection
                  key={id}
                  className={c.group ?? ""}
                  {...(title ? {} : { "aria-label": label })}
                  {...selection(its)}
                >
                  {title && <Header className={c.heading ?? ""}>{title}</Header>}
                  {its.map(item)}
                </MenuSection>
              ))}
            </>
          )}
        </MenuList>
      </Popover>
    </MenuTrigger>
  );
}
