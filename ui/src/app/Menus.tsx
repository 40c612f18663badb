import { Icon, Menu } from "@/kit";
import { LANGUAGES, languageName, useLanguage } from "@/language";
import { m } from "@/paraglide/messages";
import { setTheme, THEMES, useTheme } from "@/theme";

export function LanguageMenu() {
  const { language, setLanguage } = useLanguage();
  return (
    <Menu
      label={m.common_language()}
      value={languageName(language)}
      acts={LANGUAGES.map((id) => ({
        id,
        word: languageName(id),
        chosen: id === language,
        run: () => setLanguage(id),
      }))}
    >
      {languageName(language)}
    </Menu>
  );
}

export function ThemeMenu() {
  const theme = useTheme();
  const words = { system: m.app_theme_system, light: m.app_theme_light, dark: m.app_theme_dark };
  return (
    <Menu
      label={m.app_theme()}
      acts={THEMES.map((id) => ({ id, word: words[id](), chosen: id === theme, run: () => setTheme(id) }))}
    >
      <Icon name={theme === "dark" ? "moon" : "sun"} />
    </Menu>
  );
}
