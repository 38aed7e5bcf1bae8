import { Button, Flex } from 'antd';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../locale.tsx';

const STEPS = [0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2] as const;
const SMALLEST = STEPS[0];
const LARGEST = STEPS[STEPS.length - 1]!;
const KEYS: Readonly<Record<string, -1 | 0 | 1>> = { '+': 1, '=': 1, '-': -1, '0': 0 };

interface Zoom {
  readonly scale: number;
  readonly buttons: ReactNode;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** How large something is drawn: by buttons, and by the keys + - 0. `fitting` is the scale at which all of it is seen. */
export function useZoom(fitting: () => number): Zoom {
  const { t } = useWords();
  const [scale, setScale] = useState(1);
  const go = (by: -1 | 0 | 1) =>
    setScale((before) => {
      if (by === 0) return 1;
      return by > 0
        ? (STEPS.find((step) => step > before) ?? LARGEST)
        : (STEPS.findLast((step) => step < before) ?? SMALLEST);
    });
  const share = Math.round(scale * 100);
  return {
    scale,
    buttons: (
      <Flex gap={4} align="center" role="group" aria-label={t('zoom')}>
        <Button aria-label={t('smaller')} disabled={scale <= SMALLEST} onClick={() => go(-1)}>
          −
        </Button>
        <Button aria-label={t('actualSize', { share })} onClick={() => go(0)}>
          {share}%
        </Button>
        <Button aria-label={t('larger')} disabled={scale >= LARGEST} onClick={() => go(1)}>
          +
        </Button>
        <Button onClick={() => setScale(Math.min(1, Math.max(SMALLEST, fitting())))}>{t('fit')}</Button>
      </Flex>
    ),
    onKeyDown: ({ key, ctrlKey, metaKey, altKey }) => {
      const by = KEYS[key];
      if (by !== undefined && !ctrlKey && !metaKey && !altKey) go(by);
    },
  };
}
