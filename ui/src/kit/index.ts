/**
 * The kit: each control wrapped once. Features use these and never React Aria or lucide themselves.
 *
 * Fields share FieldProps { label, hint?, error?, required?, optional?, disabled?, readOnly?, autoFocus?, wide?, bare?, name? }:
 *   TextField      value, onChange, placeholder?, type?, figures?, maxLength?
 *   TextArea       value, onChange, rows?          PhoneField, PasswordField  value, onChange
 *   NumberField    value: number|null, onChange, min?, max?, step?, format?, steppers?
 *   MoneyField     value: minor units|null, onChange, currency
 *   DateField      value: "YYYY-MM-DD"|null, onChange, min?, max?        TimeField  value: "HH:MM"|null, onChange
 *   Select         options: Option[], value: id|null, onChange(id), placeholder?
 *   ComboBox       options, value, onChange(id|null), [typed, onType when the caller filters], placeholder?
 *   CheckboxGroup  options, value: id[], onChange, inline?   RadioGroup  options, value: id|null, onChange, inline?
 *   Option = { id, label, note?, disabled? }. Build options inside the component, as their words change with the language.
 *   CountryField   value: ISO letters, onChange; abroad?; warns of itself when the database is not in Russia
 * CheckboxField  children (words), note?, value, onChange, disabled?, error?     Switch  children, value, onChange, disabled?
 * FieldRow, FieldStack  lay fields out.   Form  onSubmit (Enter in a field, or a Button type="submit"), children
 * Button  look?: primary|plain|danger|quiet, icon?, pending?, disabled?, type?, onPress     IconButton  icon, label, onPress
 * Menu    label, children (face of the button), acts: { id, word, icon?, disabled?, chosen?, note?, run }[], groups?, many?
 * Segments label, options: { id, label, icon }[], value, onChange   one of a few forms, side by side
 * Tabs    label, tabs: { id, word, content }[], value, onChange
 * Dialog  title, isOpen, onClose, children, actions?, size?: small|medium|large, onSave? (Ctrl+Enter), alert?,
 *         dirty?: ask before what was typed is lost     Discard onKeep, onDiscard   the same question elsewhere
 * Confirm title, isOpen, onClose, children, act (words), onAct, danger?, pending?
 * toast(text, { look?, act?: { word, run } }), toastUndo(text, undo), ToastRegion (the window has one)
 * Badge   look: given|partial|none|blocked|soon|plain, children     ConsentBadge  state, count?
 * Notice  look?: info|warn|danger, title?, children, actions?       ErrorText  error: DeskError|Error|null
 * EmptyState icon, title, children?, action?     Progress label, share: 0–1|null, note?     Skeleton rows?
 * PaperPreview title, forms?: { id, label }[], first?, load(form) → Promise<Paper>, onClose, draft?: the PDF itself, saved or printed
 * FilePreview title, load() → Promise<Scan>, onClose    a kept file, to look at
 * DropZone label, types, most, tooLarge, unreadable, onChoose, error?, busy?, roomy?, children   a place to drop a file on
 * ScanDrop scan: ChosenScan|null, onChoose, error?, pending?   a place to drop a PDF or picture on
 * Toolbar label, children     Icon name, large?
 * VirtualList label, items, itemKey, row, selected, onSelect, onOpen?, onKey?, tall?, onNearEnd?, empty?, autoFocus?
 * Board label, hint, onMove(keys, from, to), acts(keys, from), children    BoardColumn id, label, heading, items, itemKey, itemText, card, shows, onOpen, onNearEnd?, empty
 * LeadLine row, today?, note?, arrival?  one person in two lines, in every list of people     NextWords next, overdue, today?
 * Page title, note?, actions?, children     Split list, card     Panel title?, actions?, flush?, children
 * Facts facts: { name, value }[]     Table label, columns: { id, title, cell, figures? }[], rows, rowKey
 * errorWords(error), problemWords(problem), fieldErrors(error): { [field]: words }, purposeWord, roleWord,
 *   statusWord, channelWord, categoryWord with LEAD_STATUSES, CHANNELS, PHONE_CHANNELS, CATEGORIES, CONSENT_PARTS in their order
 *
 * passwordHint(password)  what to say while a new password is typed
 *
 * Beside the kit: ipc (`useDesk`, `useAct`, `useLock`, `call`), format (`showDay`, `showLongDay`, `showMoment`,
 * `showTime`, `showMoney`, `showNumber`), router (`usePlace`, `navigate`), shortcuts (`useShortcut`), language (`useLanguage`).
 */

export { BoardColumn, type BoardColumnProps } from "./BoardColumn";
export { Board, type BoardProps } from "./board";
export { Button, type ButtonProps, IconButton, type IconButtonProps } from "./button";
export { ComboBox, type ComboBoxProps, type Option, Select, type SelectProps } from "./choose";
export { CountryField, type CountryFieldProps } from "./country";
export { cx } from "./cx";
export { type ChosenFile, DropZone, type DropZoneProps } from "./DropZone";
export { DateField, type DateFieldProps, TimeField, type TimeFieldProps } from "./dates";
export { Confirm, type ConfirmProps, Dialog, type DialogProps, Discard, type DiscardProps } from "./dialog";
export { errorWords, fieldErrors, problemWords } from "./errors";
export { FilePreview, type FilePreviewProps } from "./FilePreview";
export { type FieldProps, FieldRow, FieldStack, Form } from "./field";
export { Icon, type IconName } from "./icons";
export { LeadLine, type LeadLineProps, NextWords } from "./lead";
export { VirtualList, type VirtualListProps } from "./list";
export { Menu, type MenuAct, type MenuGroup, type MenuProps } from "./menu";
export { MoneyField, type MoneyFieldProps, NumberField, type NumberFieldProps } from "./number";
export { type PaperForm, PaperPreview, type PaperPreviewProps } from "./PaperPreview";
export {
  type Column,
  Facts,
  Page,
  type PageProps,
  Panel,
  type PanelProps,
  Split,
  Table,
  type TableProps,
} from "./page";
export { passwordHint } from "./password";
export { type ChosenScan, ScanDrop, type ScanDropProps } from "./ScanDrop";
export { type Segment, Segments, type SegmentsProps } from "./segments";
export {
  Badge,
  type BadgeLook,
  ConsentBadge,
  type ConsentState,
  EmptyState,
  ErrorText,
  Notice,
  Progress,
  Skeleton,
  Toolbar,
} from "./show";
export { Tabs, type TabsProps } from "./tabs";
export {
  PasswordField,
  type PasswordFieldProps,
  PhoneField,
  type PhoneFieldProps,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
} from "./text";
export {
  CheckboxField,
  type CheckboxFieldProps,
  CheckboxGroup,
  type CheckboxGroupProps,
  RadioGroup,
  type RadioGroupProps,
  Switch,
  type SwitchProps,
} from "./ticks";
export { ToastRegion, toast, toastUndo } from "./toast";
export {
  CATEGORIES,
  CHANNELS,
  CONSENT_KINDS,
  CONSENT_PARTS,
  categoryWord,
  channelWord,
  consentKindWord,
  DOCUMENT_KINDS,
  documentKindWord,
  isOnTheWay,
  LEAD_STATUSES,
  opGroupWord,
  opWord,
  PHONE_CHANNELS,
  purposeWord,
  reasonWord,
  roleWord,
  statusWord,
} from "./words";
