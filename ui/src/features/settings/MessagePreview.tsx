import { type Language, useDesk } from "@/ipc";
import { LOCALES } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./settings.module.css";

/** Nobody's: names to try a text with. */
const NAMES: Record<Language, string> = { ru: "Анна", zh: "安娜", en: "Anna" };
const PROMISED = Date.UTC(2026, 10, 24);
const ARRIVES = Date.UTC(2026, 11, 5);

type Props = { language: Language; body: string };

/** The text as a person would read it. The core fills in by itself; this only shows where the words come. */
export function MessagePreview({ language, body }: Props) {
  const clinic = useDesk("settings_get", {}).data?.operator_name;
  const day = new Intl.DateTimeFormat(LOCALES[language], { day: "numeric", month: "long", timeZone: "UTC" });
  const known: Record<string, string | undefined> = {
    "{name}": NAMES[language],
    "{clinic}": clinic,
    "{next}": day.format(PROMISED),
    "{arrival}": day.format(ARRIVES),
  };
  const text = body.replaceAll(/\{(?:name|clinic|next|arrival)\}/g, (gap) => known[gap] ?? gap);
  return (
    <figure className={s.seen}>
      <figcaption className="soft small">{m.settings_messages_preview()}</figcaption>
      <p lang={LOCALES[language]}>{text}</p>
    </figure>
  );
}
