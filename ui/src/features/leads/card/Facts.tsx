import { showDay } from "@/format";
import type { LeadCard } from "@/ipc";
import { Badge, CHANNELS, ConsentBadge, channelWord, Menu } from "@/kit";
import { LANGUAGES, languageName } from "@/language";
import { m } from "@/paraglide/messages";
import s from "../card.module.css";
import { Owner } from "./Owner";
import type { Inline } from "./useInline";

/** Purposes a full consent covers. */
const PURPOSES = 5;

/** Consent, number, language, where from, who answers; what is one of a few is chosen where it stands. */
export function Facts({ card, inline }: { card: LeadCard; inline: Inline }) {
  const { consent, language, channel } = card;
  const count = m.leads_purposes({ count: consent.purposes.length, all: PURPOSES });
  const more =
    consent.answer_until !== null
      ? m.leads_answer_until({ day: showDay(consent.answer_until) })
      : consent.purposes.length > 0 && count;
  return (
    <div className={s.facts}>
      {card.archived && <Badge look="plain">{m.leads_archived()}</Badge>}
      <ConsentBadge state={consent.badge} {...(more ? { count: more } : {})} />
      <span className="soft figures" data-selectable>
        {card.case_no}
      </span>
      {inline.offers ? (
        <span className={s.choices}>
          <Menu
            label={m.leads_speaks()}
            value={languageName(language)}
            acts={LANGUAGES.map((id) => ({
              id,
              word: languageName(id),
              chosen: id === language,
              run: () => id !== language && inline.put({ language: id }),
            }))}
          >
            {languageName(language)}
          </Menu>
          <Menu
            label={m.leads_channel()}
            value={channelWord(channel)}
            acts={CHANNELS.map((id) => ({
              id,
              word: channelWord(id),
              chosen: id === channel,
              run: () => id !== channel && inline.put({ channel: id }),
            }))}
          >
            {channelWord(channel)}
          </Menu>
          <Owner card={card} />
        </span>
      ) : (
        <span className="soft">
          {languageName(language)} · {channelWord(channel)}
        </span>
      )}
    </div>
  );
}
