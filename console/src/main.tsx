import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as Messages, ConfigProvider, type ThemeConfig } from 'antd';
import type { Locale as AntdLocale } from 'antd/es/locale';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { RegistryError } from './api/registry.ts';
import { Console } from './console.tsx';
import { leaveByTab } from './leave-by-tab.ts';
import { scrollTablesByKeys } from './scrolled-tables.ts';
import { LocaleProvider } from './locale.tsx';
import type { Locale } from './texts.ts';

/** Styles are in antd.css, made beforehand: a theme that is changed here must be changed in style.css too. */
const THEME: ThemeConfig = {
  zeroRuntime: true,
  cssVar: { key: 'css-var-_R_0_' },
  // who asked the system for less motion sees none (WCAG 2.3.3)
  token: { motion: !matchMedia('(prefers-reduced-motion: reduce)').matches },
};

/** Lists are searched by what people read in them, not by the values behind. */
const SEARCHED = { showSearch: { optionFilterProp: 'label' } } as const;

const WORTH_ANOTHER_TRY = new Set(['UNREACHABLE', 'UNAVAILABLE', 'EXECUTION_TIMEOUT']);
const FRESH_MS = 30_000;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && error instanceof RegistryError && WORTH_ANOTHER_TRY.has(error.code),
      staleTime: FRESH_MS,
      refetchOnWindowFocus: false,
    },
  },
});

/** The buttons for the year and the month of a panel of days are called as they are labelled: antd calls them otherwise (WCAG 2.5.3). */
function named(locale: AntdLocale): AntdLocale {
  const { DatePicker } = locale;
  if (!DatePicker) return locale;
  return { ...locale, DatePicker: { ...DatePicker, lang: { ...DatePicker.lang, yearSelect: '', monthSelect: '' } } };
}
const LOCALES: Readonly<Record<Locale, AntdLocale>> = { en: named(enUS), 'zh-CN': named(zhCN) };

function Page({ locale }: { readonly locale: Locale }) {
  dayjs.locale(locale === 'en' ? 'en' : 'zh-cn');
  return (
    <ConfigProvider
      locale={LOCALES[locale]}
      theme={THEME}
      componentSize="small"
      button={{ autoInsertSpace: false }}
      select={SEARCHED}
    >
      <Messages>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <Console />
          </BrowserRouter>
        </QueryClientProvider>
      </Messages>
    </ConfigProvider>
  );
}

// the router takes `//name/` for another host, and would go there
const { pathname, search, hash } = location;
if (pathname.startsWith('//')) history.replaceState(history.state, '', pathname.replace(/^\/+/, '/') + search + hash);

leaveByTab();
scrollTablesByKeys();
const place = document.getElementById('console');
if (!place) throw new Error('the page has no place for the console');
createRoot(place).render(
  <StrictMode>
    <LocaleProvider>{(locale) => <Page locale={locale} />}</LocaleProvider>
  </StrictMode>,
);
