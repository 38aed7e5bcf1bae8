import { Empty, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { usePut } from '../address.ts';
import { NodePicker } from '../forms/node-picker.tsx';
import { useWords } from '../locale.tsx';
import { useHomeUnit } from '../units/home-unit.ts';

/** What a unit has, which is chosen and in the address. */
export function OfUnit({ children }: { readonly children: (unit: string) => ReactNode }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const home = useHomeUnit();
  const put = usePut();
  const unit = search.get('unit') ?? home;
  return (
    <>
      <Flex className="list-head no-print">
        <NodePicker
          of="unit"
          className="picker"
          aria-label={t('units')}
          {...(unit && { value: unit })}
          onChange={(id) => put({ unit: id as string | undefined })}
        />
      </Flex>
      {unit ? children(unit) : <Empty description={t('pickUnit')} />}
    </>
  );
}
