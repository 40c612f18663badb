import { MenuItem, Menu as MenuList, Popover } from "react-aria-components";
import c from "./choose.module.css";
import { cx } from "./cx";
import { Icon } from "./icons";
import type { MenuAct } from "./menu";

export type MenuAtProps = {
  label: string;
  acts: readonly MenuAct[];
  at: HTMLElement;
  onClose: () => void;
};

/** A menu at something that is no button: the right button or a key has opened it. */
export function MenuAt({ label, acts, at, onClose }: MenuAtProps) {
  return (
    <Popover
      aria-label={label}
      className={c.popover ?? ""}
      offset={4}
      placement="bottom start"
      triggerRef={{ current: at }}
      isOpen
      onOpenChange={(open) => !open && onClose()}
    >
      <MenuList
        className={c.list ?? ""}
        aria-label={label}
        autoFocus="first"
        items={acts}
        onAction={(id) => {
          onClose();
          acts.find((act) => act.id === id)?.run();
        }}
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
  );
}
