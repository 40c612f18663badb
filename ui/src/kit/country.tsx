/** Where the database stands, as declared: another country than Russia is a standing warning (152-FZ Art. 18(5)). */
import { showCountry } from "@/format";
import { locale } from "@/language";
import { m } from "@/paraglide/messages";
import { ComboBox } from "./choose";
import { type FieldProps, FieldStack } from "./field";
import { Notice } from "./show";

/** Countries a clinic near the border may name; Russia first, the others by their name. */
const OTHERS = "AE AM AZ BY CN DE FI GE HK IL IN JP KG KR KZ MD MN NL RS SG TH TJ TM TR TW US UZ VN".split(
  " ",
);

export type CountryFieldProps = FieldProps & {
  value: string;
  onChange: (country: string) => void;
  /** Any country is right: of a recipient abroad, not of the database. */
  abroad?: boolean;
};

export function CountryField({ value, onChange, abroad, ...field }: CountryFieldProps) {
  const others = OTHERS.map((id) => ({ id, label: showCountry(id) })).sort((a, b) =>
    a.label.localeCompare(b.label, locale()),
  );
  const options = [{ id: "RU", label: showCountry("RU") }, ...others];
  return (
    <FieldStack>
      <ComboBox {...field} options={options} value={value} onChange={(id) => onChange(id ?? "")} />
      {!abroad && value !== "" && value !== "RU" && <Notice look="warn">{m.kit_country_warning()}</Notice>}
    </FieldStack>
  );
}
