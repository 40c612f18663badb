import { cx, Icon } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf, ROOMS, type Room } from "@/router";
import { roomWord, SHORTCUTS } from "@/shortcuts";
import s from "./rail.module.css";

/** The areas: icon and word, never an icon alone. */
export function Rail({ room }: { room: Room }) {
  return (
    <nav aria-label={m.app_rail()} className={s.rail}>
      {ROOMS.map((name) => (
        <a
          key={name}
          href={addressOf(name)}
          aria-current={name === room ? "page" : undefined}
          aria-keyshortcuts={SHORTCUTS[`room_${name}`].shown}
          className={cx(s.room, name === room && s.here, name === "settings" && s.last)}
        >
          <Icon name={name} large />
          <span>{roomWord(name)}</span>
        </a>
      ))}
    </nav>
  );
}
