-- Officers found by the pinyin of the given name alone (jianguo) and by its initials (jg): what comes after the first syllable.
-- With the order of names in the index, a page of very many is read from it.
CREATE INDEX "officer_version_by_given_name" ON "officer_version"
  ((replace(substr("name_pinyin", strpos("name_pinyin", ' ') + 1), ' ', '')), "name_pinyin", "name", "officer_id")
  WHERE "superseded_at" IS NULL;
CREATE INDEX "officer_version_by_given_initials" ON "officer_version"
  ((substr("name_initials", 2)), "name_pinyin", "name", "officer_id")
  WHERE "superseded_at" IS NULL;

-- The same after the second syllable, of the few whose family name has two characters.
CREATE FUNCTION has_compound_family_name("name" TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT left("name", 2) IN (
  '欧阳', '欧陽', '歐阳', '歐陽', '司马', '司馬', '上官', '诸葛', '諸葛', '夏侯', '东方', '東方', '皇甫', '尉迟', '尉遲', '公孙', '公孫', '慕容',
  '长孙', '长孫', '長孙', '長孫', '宇文', '司徒', '司空', '令狐', '端木', '南宫', '南宮', '轩辕', '轩轅', '軒辕', '軒轅', '独孤', '獨孤', '万俟',
  '萬俟', '澹台', '澹檯', '澹臺', '澹颱', '单于', '单於', '單于', '單於', '赫连', '赫連', '淳于', '淳於', '太史', '申屠', '公冶', '宗政', '濮阳',
  '濮陽', '闻人', '聞人', '钟离', '钟離', '鈡离', '鈡離', '鍾离', '鍾離', '鐘离', '鐘離', '鲜于', '鲜於', '鮮于', '鮮於', '闾丘', '閭丘', '亓官',
  '司寇', '百里', '百裏', '百裡', '呼延', '东郭', '東郭', '南门', '南門', '西门', '西門', '羊舌', '左丘', '梁丘', '樑丘', '公羊', '谷梁', '谷樑',
  '穀梁', '穀樑', '拓跋', '完颜', '完顏', '完顔', '耶律', '纳兰', '纳蘭', '納兰', '納蘭', '贺兰', '贺蘭', '賀兰', '賀蘭', '乐正', '樂正', '第五',
  '巫马', '巫馬', '公西', '漆雕', '漆彫', '漆琱', '漆鵰', '段干', '段乾', '段幹', '段榦', '子车', '子車', '颛孙', '颛孫', '顓孙', '顓孫', '仲孙',
  '仲孫'
)
$$;
CREATE INDEX "officer_version_by_given_name_of_compound" ON "officer_version"
  ((regexp_replace("name_pinyin", '^\S+ \S+ | ', '', 'g')), "name_pinyin", "name", "officer_id")
  WHERE "superseded_at" IS NULL AND has_compound_family_name("name");
CREATE INDEX "officer_version_by_given_initials_of_compound" ON "officer_version"
  ((substr("name_initials", 3)), "name_pinyin", "name", "officer_id")
  WHERE "superseded_at" IS NULL AND has_compound_family_name("name");
