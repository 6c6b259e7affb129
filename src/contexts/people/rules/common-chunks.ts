/** Pieces most guessed passwords are made of: the world's lists, and habits in China (love numbers, pinyin, keyboard walks, places, public bodies). */
export const commonChunks: readonly string[] = `
password passwd passw0rd p@ssword p@ssw0rd pass pwd mima secret letmein welcome login admin administrator root user guest test demo default
master super system manager office staff user123 changeme iloveyou iloveu loveyou monkey dragon shadow sunshine princess football baseball
basketball superman batman michael jordan charlie jessica hello freedom whatever trustno1 starwars computer internet server google windows
qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 zaq12wsx qweasd qweasdzxc asdzxc
qwe123 abc123 a123456 abcd1234 aa123456 abc qwe asd zxc
woaini woaiwo woaini1314 aini iaini nihao woshi baobao laopo laogong mama baba wodemima mimashi nishishui caonima shabi nimade
wobuzhidao buzhidao xiaoming xiaohong wangwei zhangwei liwei wangfang lina zhangmin xiaoxiao tiantian mimi beibei
taobao weixin wechat alipay qq123 tencent huawei xiaomi baidu
zhongguo china beijing shanghai suzhou jiangsu gusu canglang xiangcheng kunshan wuzhong wujiang suzhou2022 shequ jiedao wangge juweihui
zhengfu gongwu renmin dangwei dangyuan minzheng bangong lianxin lianxin2026 haitang
5201314 520520 521521 1314520 1314521 52013 520 521 1314 147258369 147258 258369 741852963 789456123 159357 159753 123321 112233 123123
456456 789789 666666 888888 666888 888666 168168 5211314 7758521 7758258 584520 3344520 121212 131313 131420 201314 110110 119119 12345 12306
123456789 1234567890 987654321 0987654321 654321 123qwe qwe321 147896325 abcdef abcdefg abcabc aaa111 111aaa
spring summer autumn winter monday january
`
  .trim()
  .split(/\s+/u);
