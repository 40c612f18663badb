import type { LeadCard } from "@/ipc";
import { channelWord, Icon, IconButton, PHONE_CHANNELS, PhoneField, Select, TextField, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { InlineForm, Pencil } from "./Inline";
import s from "./inline.module.css";
import type { Inline } from "./useInline";

/** Phones in groups and addresses: to be dialled, copied, corrected. */
export function Contacts({ card: { phones, emails }, inline }: { card: LeadCard; inline: Inline }) {
  if (phones.length + emails.length === 0) return null;
  return (
    <ul className={s.contacts}>
      {phones.map(({ number, shown, channel }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place, as the core names it
        <li key={`phone ${at}`} className={inline.at === `phones.${at}` ? s.editing : s.spot}>
          {inline.at === `phones.${at}` ? (
            <PhoneForm at={at} inline={inline} />
          ) : (
            <>
              <span className="figures" data-selectable>
                {shown}
              </span>
              {channel !== "phone" && <span className="soft small">{channelWord(channel)}</span>}
              <Dial number={number} shown={shown} />
              <Copy text={number} what={shown} />
              <Pencil inline={inline} at={`phones.${at}`} what={shown} />
            </>
          )}
        </li>
      ))}
      {emails.map((email, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place, as the core names it
        <li key={`email ${at}`} className={inline.at === `emails.${at}` ? s.editing : s.spot}>
          {inline.at === `emails.${at}` ? (
            <EmailForm at={at} inline={inline} />
          ) : (
            <>
              <span className={s.contact} data-selectable>
                {email}
              </span>
              <Copy text={email} what={email} />
              <Pencil inline={inline} at={`emails.${at}`} what={email} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Handed to the system's telephone; `number` is E.164. */
function Dial({ number, shown }: { number: string; shown: string }) {
  const label = m.leads_dial({ phone: shown });
  return (
    <a href={`tel:${number}`} aria-label={label} title={label} className={s.square}>
      <Icon name="phone" />
    </a>
  );
}

function Copy({ text, what }: { text: string; what: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(m.common_copied());
  };
  return <IconButton icon="copy" label={m.leads_copy({ what })} onPress={() => void copy()} />;
}

type PlaceProps = { at: number; inline: Inline };

function PhoneForm({ at, inline: { draft, change, errors, ...inline } }: PlaceProps) {
  const phone = draft?.phones[at];
  if (!draft || !phone) return null;
  const put = (part: Partial<typeof phone>) =>
    change({ phones: draft.phones.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <InlineForm inline={{ draft, change, errors, ...inline }}>
      <div className={s.field}>
        <PhoneField
          wide
          label={at === 0 ? m.leads_phone_main() : m.leads_phone_other()}
          hint={undefined}
          name={`phones.${at}.number`}
          value={phone.number}
          onChange={(number) => put({ number })}
          error={errors[`phones.${at}.number`]}
        />
      </div>
      <div className={s.field}>
        <Select
          wide
          label={m.leads_phone_channel()}
          options={PHONE_CHANNELS.map((id) => ({ id, label: channelWord(id) }))}
          value={phone.channel}
          onChange={(channel) => put({ channel })}
        />
      </div>
    </InlineForm>
  );
}

function EmailForm({ at, inline }: PlaceProps) {
  const { draft, change, errors } = inline;
  if (!draft) return null;
  return (
    <InlineForm inline={inline}>
      <div className={s.field}>
        <TextField
          wide
          type="email"
          label={m.leads_email()}
          name={`emails.${at}`}
          value={draft.emails[at] ?? ""}
          onChange={(typed) =>
            change({ emails: draft.emails.map((old, place) => (place === at ? typed : old)) })
          }
          error={errors[`emails.${at}`]}
        />
      </div>
    </InlineForm>
  );
}
