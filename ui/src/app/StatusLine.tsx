import { showCountry, showMoment } from "@/format";
import { useDesk } from "@/ipc";
import { Icon } from "@/kit";
import { m } from "@/paraglide/messages";
import { LanguageMenu, ThemeMenu } from "./Menus";
import s from "./status.module.css";

/** The promise kept in view: where the data is, when it was last copied, that nothing leaves. */
export function StatusLine() {
  const { data } = useDesk("desk_status", {});
  return (
    <footer role="contentinfo" aria-label={m.app_status()} className={s.status}>
      {data && <DatabasePlace country={data.country} place={data.place} />}
      {data && <LastBackup at={data.backup_at} />}
      <span>
        <Icon name="offline" />
        {m.app_status_no_network()}
      </span>
      <span className={s.grow} />
      <LanguageMenu />
      <ThemeMenu />
    </footer>
  );
}

const DAY = 24 * 3_600_000;

/** None, or one older than a day, is a warning: what is lost since is lost. */
function LastBackup({ at }: { at: string | null }) {
  const isFresh = at !== null && Date.now() - Date.parse(at) <= DAY;
  return (
    <span className={isFresh ? undefined : s.soon}>
      <Icon name={isFresh ? "archive" : "warning"} />
      {at ? m.app_status_backup({ when: showMoment(at) }) : m.app_status_no_backup()}
    </span>
  );
}

/** A database declared outside Russia is a standing warning (152-FZ Art. 18(5)). */
function DatabasePlace({ country, place }: { country: string; place: string }) {
  if (!country) {
    return (
      <span className={s.soon}>
        <Icon name="warning" />
        {m.app_status_database_unknown()}
      </span>
    );
  }
  const isRussia = country === "RU";
  const where = [showCountry(country), place].filter(Boolean).join(", ");
  return (
    <span className={isRussia ? undefined : s.soon}>
      <Icon name={isRussia ? "place" : "warning"} />
      {isRussia ? m.app_status_database({ place: where }) : m.app_status_not_rf({ place: where })}
    </span>
  );
}
