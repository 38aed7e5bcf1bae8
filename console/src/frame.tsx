import { Alert, Button, Drawer, Flex, Layout, Menu, Spin, Splitter } from 'antd';
import { Suspense, use, lazy, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { ActProvider, IsOpenContext } from './acts/act-provider.tsx';
import { BackProvider, useLeave } from './acts/back.tsx';
import { DoneNotice } from './acts/done-notice.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import type { ViewerQuery } from './generated/documents/graphql.ts';
import { useWords } from './locale.tsx';
import { entriesOf, useMenu } from './menu.ts';
import { MomentNotice, MomentPicker, useGo, useDay } from './moment.tsx';
import { focusPageIfLost } from './focus-page.ts';
import { DRAFT } from './person.ts';
import { GlobalSearch } from './search/global-search.tsx';
import { useSession } from './session.tsx';
import { UnitTree } from './units/unit-tree.tsx';

const HomePage = lazy(() => import('./home/home-page.tsx'));
const unitPage = () => import('./units/unit-page.tsx');
const officerPage = () => import('./officers/officer-page.tsx');
const UnitPage = lazy(unitPage);
const OfficerPage = lazy(officerPage);
const PeoplePage = lazy(() => import('./officers/people-page.tsx'));
const ChangesPage = lazy(() => import('./changes/changes-page.tsx'));
const ComparePage = lazy(() => import('./changes/compare-page.tsx'));
const DuePage = lazy(() => import('./changes/due-page.tsx'));
const RoundPage = lazy(() => import('./selection/round-page.tsx'));
const CyclePage = lazy(() => import('./evaluations/cycle-page.tsx'));
const ProgramPage = lazy(() => import('./programs/program-page.tsx'));
const PlacePage = lazy(() => import('./places/place-page.tsx'));
const StatisticsPage = lazy(() => import('./statistics/statistics-page.tsx'));
const HonorsPage = lazy(() => import('./honors/honors-page.tsx'));
const SheetsPage = lazy(() => import('./sheets/sheets-page.tsx'));
const SheetPage = lazy(() => import('./sheets/sheet-page.tsx'));
const AdministrationPage = lazy(() => import('./administration/administration-page.tsx'));
const NoPage = lazy(() => import('./no-page.tsx'));
const KeptForms = lazy(() => import('./acts/kept-forms.tsx'));
const ActsPage = lazy(() => import('./acts/acts-page.tsx'));

/** Below this width the units are behind a button. */
const WIDE = '(min-width: 800px)';
const UNITS_WIDTH = 280;

const useIsWide = (): boolean =>
  useSyncExternalStore(
    (told) => {
      const query = matchMedia(WIDE);
      query.addEventListener('change', told);
      return () => query.removeEventListener('change', told);
    },
    () => matchMedia(WIDE).matches,
  );

const useIsOnline = (): boolean =>
  useSyncExternalStore(
    (told) => {
      for (const name of ['online', 'offline']) addEventListener(name, told);
      return () => {
        for (const name of ['online', 'offline']) removeEventListener(name, told);
      };
    },
    () => navigator.onLine,
  );

/** What lies in this tab, such as a form that was left since the page was opened. Where that cannot be loaded, the page is there all the same. */
function Kept({ hasKept }: { readonly hasKept: boolean }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const isOpen = use(IsOpenContext);
  const [wasOpen, setWasOpen] = useState(false);
  if (isOpen && !wasOpen) setWasOpen(true);
  // the one that is open is begun, too
  if (isOpen || !(hasKept || wasOpen)) return null;
  return (
    <ErrorBoundary message={t('notShown')} at={pathname} frame={() => null}>
      <Suspense>
        <KeptForms />
      </Suspense>
    </ErrorBoundary>
  );
}

/** Loads what is opened next more often than not while nothing is to be done. Where it cannot be loaded, the page that needs it says so. */
function useLoadedAhead(): void {
  useEffect(() => {
    // not every browser has it
    if (typeof requestIdleCallback === 'undefined') return undefined;
    const load = () => void Promise.allSettled([unitPage(), officerPage()]);
    const asked = requestIdleCallback(load);
    return () => cancelIdleCallback(asked);
  }, []);
}

/** What is around every page: who asks, the moment, the search, the units. */
export function Frame({ onShown }: { readonly onShown: (viewer: ViewerQuery['viewer']) => void }) {
  const isWide = useIsWide();
  const isOnline = useIsOnline();
  const { t } = useWords();
  const { viewer } = useSession();
  const [hasKept, setHasKept] = useState(false);
  useLoadedAhead();
  useEffect(() => {
    onShown(viewer);
    // what somebody else typed in this tab is gone by now
    setHasKept(Object.keys(sessionStorage).some((name) => name.startsWith(DRAFT)));
  }, [onShown, viewer]);
  return (
    <BackProvider>
      <ActProvider>
        <Layout className="frame">
          <Header isWide={isWide} />
          <MomentNotice />
          <DoneNotice />
          <Kept hasKept={hasKept} />
          {!isOnline && <Alert banner type="error" title={t('offline')} role="alert" />}
          {/* one shape for every width: a page that is drawn anew loses what it was read for */}
          <Splitter className="frame-body">
            <Splitter.Panel
              defaultSize={UNITS_WIDTH}
              {...(isWide ? { min: 180, max: '40%' } : { size: 0, resizable: false })}
            >
              {isWide && (
                <nav aria-label={t('organizations')}>
                  <UnitTree />
                </nav>
              )}
            </Splitter.Panel>
            <Splitter.Panel>
              <Pages />
            </Splitter.Panel>
          </Splitter>
        </Layout>
      </ActProvider>
    </BackProvider>
  );
}

function Header({ isWide }: { readonly isWide: boolean }) {
  const { t, locale, setLocale } = useWords();
  const { viewer, signOut } = useSession();
  const go = useGo();
  const { pathname } = useLocation();
  const [shown, setShown] = useState(false);
  const hideUnits = useLeave(
    shown,
    () => true,
    () => setShown(false),
  );
  const [isMomentShown, setIsMomentShown] = useState(false);
  // on a phone it hides what it was chosen for
  const closeMoment = () => {
    setIsMomentShown(false);
    focusPageIfLost();
  };
  const menu = useMenu();
  // a unit is none of them, nor is an officer, though all of them are
  const open = [...menu.keys()].filter((path) =>
    path === '/' || path === '/officers' ? pathname === path : pathname.startsWith(path),
  );
  const viewerActs = (
    <span className="frame-viewer">
      {isWide && viewer.name}
      <Button type="link" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
        {t('language')}
      </Button>
      <Button type="link" onClick={signOut}>
        {t('signOut')}
      </Button>
    </span>
  );
  return (
    <Layout.Header className="frame-header">
      <Flex align="center" gap="small" wrap={!isWide}>
        <strong className="brand">{t('brand')}</strong>
        {!isWide && (
          <>
            <Button onClick={() => setShown(true)}>{t('organizations')}</Button>
            <Button aria-expanded={isMomentShown} onClick={() => setIsMomentShown(!isMomentShown)}>
              {t('day')}
            </Button>
            {viewerActs}
          </>
        )}
        <GlobalSearch />
        <Menu
          mode="horizontal"
          theme="dark"
          className="frame-menu"
          aria-label={t('menu')}
          selectedKeys={open}
          onClick={({ key }) => go(key)}
          items={entriesOf(menu).map(({ name, paths }) => {
            const items = paths.map((path) => ({ key: path, label: t(menu.get(path)!) }));
            return items.length > 1 ? { key: name, label: `${t(name)} ▾`, children: items } : items[0]!;
          })}
        />
        {(isWide || isMomentShown) && <MomentPicker onChosen={closeMoment} />}
        {isWide ? viewerActs : isMomentShown && <span>{viewer.name}</span>}
      </Flex>
      {!isWide && (
        <Drawer open={shown} placement="left" title={t('organizations')} onClose={hideUnits}>
          <nav aria-label={t('organizations')}>
            <UnitTree onOpened={() => setShown(false)} />
          </nav>
        </Drawer>
      )}
    </Layout.Header>
  );
}

const Waiting = ({ children }: { readonly children: ReactNode }) => <Suspense fallback={<Spin />}>{children}</Suspense>;

/** What had the focus may have gone with the page before; who opens the first page begins at its head. */
function useFocusAfter(pathname: string): void {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current !== pathname) focusPageIfLost();
    shown.current = pathname;
  }, [pathname]);
}

function Pages() {
  const { t, marks } = useWords();
  const { viewer } = useSession();
  const day = useDay();
  const { pathname, search } = useLocation();
  useFocusAfter(pathname);
  return (
    <main tabIndex={-1}>
      <p className="print-only">{marks.beside([t('shownDay', { day }), viewer.name])}</p>
      <ErrorBoundary message={t('notShown')} at={pathname + search}>
        <Waiting>
          <Routes>
            <Route path="/" element={<HomePage />} />
            <Route path="/units/:unit" element={<UnitPage />} />
            <Route path="/officers" element={<PeoplePage />} />
            <Route path="/officers/:officer" element={<OfficerPage />} />
            <Route path="/due" element={<DuePage />} />
            <Route path="/rounds/:round" element={<RoundPage />} />
            <Route path="/cycles/:cycle" element={<CyclePage />} />
            <Route path="/programs/:program" element={<ProgramPage />} />
            <Route path="/places/:place" element={<PlacePage />} />
            <Route path="/statistics" element={<StatisticsPage />} />
            <Route path="/honors" element={<HonorsPage />} />
            <Route path="/sheets" element={<SheetsPage />} />
            <Route path="/sheets/:sheet" element={<SheetPage />} />
            <Route path="/changes" element={<ChangesPage />} />
            <Route path="/compare" element={<ComparePage />} />
            <Route path="/acts" element={<ActsPage />} />
            <Route path="/administration" element={<AdministrationPage />} />
            <Route path="*" element={<NoPage />} />
          </Routes>
        </Waiting>
      </ErrorBoundary>
    </main>
  );
}
