import { showCountry, showMoment } from "@/format";
import { useDesk } from "@/ipc";
import { cx, Icon, type IconName } from "@/kit";
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
      <Fact icon="offline" words={m.app_status_no_network()} />
      <div className={s.menus}>
        <LanguageMenu />
        <ThemeMenu />
      </div>
    </footer>
  );
}

/** A sign and its words, cut with dots where the window is narrow and whole under the pointer. */
function Fact({ icon, words, warns = false }: { icon: IconName; words: string; warns?: boolean }) {
  return (
    <span className={cx(s.fact, warns && s.soon)} title={words}>
      <Icon name={icon} />
      <span className={s.words}>{words}</span>
    </span>
  );
}

const DAY = 24 * 3_600_000;

/** None, or one older than a day, is a warning: what is lost since is lost. */
function LastBackup({ at }: { at: string | null }) {
  const isFresh = at !== null && Date.now() - Date.parse(at) <= DAY;
  const words = at ? m.app_status_backup({ when: showMoment(at) }) : m.app_status_no_backup();
  return <Fact icon={isFresh ? "archive" : "warning"} words={words} warns={!isFresh} />;
}

/** A database declared outside Russia is a standing warning (152-FZ Art. 18(5)). */
function DatabasePlace({ country, place }: { country: string; place: string }) {
  if (!country) return <Fact icon="warning" words={m.app_status_database_unknown()} warns />;
  const where = [showCountry(country), place].filter(Boolean).join(", ");
  return country === "RU" ? (
    <Fact icon="place" words={m.app_status_database({ place: where })} />
  ) : (
    <Fact icon="warning" words={m.app_status_not_rf({ place: where })} warns />
  );
}
