import type { Language } from "@/ipc";
import {
  Button,
  CATEGORIES,
  CHANNELS,
  CheckboxGroup,
  categoryWord,
  channelWord,
  IconButton,
  PHONE_CHANNELS,
  PhoneField,
  Select,
  TextArea,
  TextField,
} from "@/kit";
import { LANGUAGES, languageName } from "@/language";
import { m } from "@/paraglide/messages";
import type { Draft } from "./draft";
import s from "./fields.module.css";

export type LeadFieldsProps = {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** Words by the core's field path. */
  errors: Record<string, string>;
  /** Also Latin and Chinese names, several phones, e-mail: all that a card holds. */
  full: boolean;
};

/** The fields of a person, in the order in which one hears them on the telephone. */
export function LeadFields({ draft, onChange, errors, full }: LeadFieldsProps) {
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <div className={s.grid}>
      {full ? (
        <Phones draft={draft} set={set} errors={errors} />
      ) : (
        <div className={s.third}>
          <PhoneField
            wide
            autoFocus
            label={m.leads_phone()}
            hint={undefined}
            name="phones.0.number"
            value={draft.phones[0]?.number ?? ""}
            onChange={(number) =>
              set({ phones: [{ channel: "phone", ...draft.phones[0], number }, ...draft.phones.slice(1)] })
            }
            error={errors["phones.0.number"]}
          />
        </div>
      )}
      <div className={s.third}>
        <Select
          wide
          label={m.leads_channel()}
          options={CHANNELS.map((id) => ({ id, label: channelWord(id) }))}
          value={draft.channel}
          onChange={(channel) => set({ channel })}
          error={errors.channel}
        />
      </div>
      <div className={s.third}>
        <Select<Language>
          wide
          label={m.leads_language()}
          options={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
          value={draft.language}
          onChange={(language) => set({ language })}
          error={errors.language}
        />
      </div>
      <NameFields draft={draft} set={set} errors={errors} full={full} />
      {full && <Emails draft={draft} set={set} errors={errors} />}
      <div className={s.whole}>
        <CheckboxGroup
          wide
          inline
          label={m.leads_interests()}
          options={CATEGORIES.map((id) => ({ id, label: categoryWord(id) }))}
          value={draft.interests}
          onChange={(interests) => set({ interests })}
          error={errors.interests}
        />
      </div>
      <div className={s.whole}>
        <TextArea
          wide
          label={m.leads_comment()}
          rows={2}
          value={draft.comment}
          onChange={(comment) => set({ comment })}
          error={errors.comment}
        />
      </div>
    </div>
  );
}

type PartProps = {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
  errors: Record<string, string>;
};

type NameFieldsProps = PartProps & { full: boolean };

/** The parts of a name, a row of their own. */
export function NameFields({ draft, set, errors, full }: NameFieldsProps) {
  const name = (
    field: keyof Draft["name"],
    label: string,
    more: { autoFocus?: boolean; hint?: string } = {},
  ) => (
    <TextField
      wide
      label={label}
      name={`name.${field}`}
      value={draft.name[field]}
      onChange={(text) => set({ name: { ...draft.name, [field]: text } })}
      error={errors[`name.${field}`]}
      {...more}
    />
  );
  return (
    <div className={s.names}>
      <div className={s.third}>{name("surname", m.leads_surname())}</div>
      <div className={s.third}>{name("given", m.leads_given())}</div>
      <div className={s.third}>{name("patronymic", m.leads_patronymic())}</div>
      {full && (
        <>
          <div className={s.half}>{name("latin", m.leads_latin(), { hint: m.leads_latin_hint() })}</div>
          <div className={s.half}>{name("chinese", m.leads_chinese())}</div>
        </>
      )}
    </div>
  );
}

/** Several phones, the main one first, each with what it answers to. */
function Phones({ draft: { phones }, set, errors }: PartProps) {
  const change = (at: number, part: Partial<Draft["phones"][number]>) =>
    set({ phones: phones.map((phone, place) => (place === at ? { ...phone, ...part } : phone)) });
  return (
    <div className={s.whole}>
      {phones.map((phone, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place, as the core names it
        <div key={at} className={s.contact}>
          <PhoneField
            wide
            autoFocus={at === 0}
            label={at === 0 ? m.leads_phone_main() : m.leads_phone_other()}
            hint={undefined}
            name={`phones.${at}.number`}
            value={phone.number}
            onChange={(number) => change(at, { number })}
            error={errors[`phones.${at}.number`]}
          />
          <Select
            wide
            label={m.leads_phone_channel()}
            options={PHONE_CHANNELS.map((id) => ({ id, label: channelWord(id) }))}
            value={phone.channel}
            onChange={(channel) => change(at, { channel })}
          />
          <span className={s.remove}>
            <IconButton
              icon="close"
              label={m.common_remove()}
              onPress={() => set({ phones: phones.filter((_, place) => place !== at) })}
            />
          </span>
        </div>
      ))}
      <Button
        look="quiet"
        icon="plus"
        onPress={() => set({ phones: [...phones, { number: "", channel: "phone" }] })}
      >
        {m.leads_phone_add()}
      </Button>
    </div>
  );
}

function Emails({ draft: { emails }, set, errors }: PartProps) {
  return (
    <div className={s.whole}>
      {emails.map((email, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place, as the core names it
        <div key={at} className={s.contact}>
          <TextField
            wide
            type="email"
            label={m.leads_email()}
            name={`emails.${at}`}
            value={email}
            onChange={(typed) => set({ emails: emails.map((old, place) => (place === at ? typed : old)) })}
            error={errors[`emails.${at}`]}
          />
          <span className={s.remove}>
            <IconButton
              icon="close"
              label={m.common_remove()}
              onPress={() => set({ emails: emails.filter((_, place) => place !== at) })}
            />
          </span>
        </div>
      ))}
      <Button look="quiet" icon="plus" onPress={() => set({ emails: [...emails, ""] })}>
        {m.leads_email_add()}
      </Button>
    </div>
  );
}
