import type { ReactNode } from "react";
import { Button, MenuItem, Menu as MenuList, MenuTrigger, Popover } from "react-aria-components";
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
  run: () => void;
};
export type MenuProps = {
  label: string;
  /** What is chosen now, where the button shows that instead of its label: what is seen is read aloud too. */
  value?: string;
  children: ReactNode;
  acts: readonly MenuAct[];
};

/** A quiet button that opens a list of acts. */
export function Menu({ label, value, children, acts }: MenuProps) {
  return (
    <MenuTrigger>
      <Button aria-label={value ? `${label}: ${value}` : label} className={cx(b.button, b.quiet)}>
        {children}
        <Icon name="down" />
      </Button>
      <Popover className={c.popover ?? ""} offset={4} placement="bottom end">
        <MenuList
          className={c.list ?? ""}
          items={acts}
          onAction={(id) => acts.find((act) => act.id === id)?.run()}
          selectionMode={acts.some((act) => act.chosen !== undefined) ? "single" : "none"}
          selectedKeys={acts.filter((act) => act.chosen).map((act) => act.id)}
        >
          {(act) => (
            <MenuItem
              id={act.id}
              textValue={act.word}
              isDisabled={act.disabled ?? false}
              className={cx(c.option, c.act)}
            >
              {act.icon && <Icon name={act.icon} />}
              {act.word}
            </MenuItem>
          )}
        </MenuList>
      </Popover>
    </MenuTrigger>
  );
}
