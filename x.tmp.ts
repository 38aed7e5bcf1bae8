import { openTestDatabase } from './tests/support/database.ts';
import { loadFacts, formatSummary } from './src/facts/load.ts';
import { cp, mkdtemp, appendFile, readFile, writeFile, rm } from 'node:fs/promises';
let n=0; let t=Date.now();
const log=(m:string)=>{console.log(m,Date.now()-t,'ms',n,'statements', Math.round(process.memoryUsage().rss/1e6),'MB');t=Date.now();n=0};
const { database: d, close } = await openTestDatabase(()=>{n++});
const dir = await mkdtemp('/tmp/bigfacts-'); await cp('prisma/facts',dir,{recursive:true});
const U=2000,O=100000;
let s=''; for(let i=0;i<U;i++) s+=`33068${i%10}-B${i},单位${i},,BRIGADE,OPERATIONAL,inferred,330681,inferred,330681,false,composed,单位,zhuji-2021\n`; await appendFile(dir+'/units.csv',s);
const sur='王李张刘陈杨赵黄周吴曾单解欧', giv='伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平';
s='';let p='',h='';for(let i=0;i<O;i++){ s+=`o-${i},${sur[i%sur.length]}${giv[i%20]}${giv[(i*7)%20]},POLICE,,zhuji-2021\n`; const c=`33068${(i%U)%10}-B${i%U}`; p+=`o-${i},${c},,民警,MEMBER,true,2021-11-29,DAY,stated,zhuji-2021\n`; if(i%2) p+=`o-${i},330681,,党委委员,PARTY_COMMITTEE,false,2021-11-29,DAY,stated,zhuji-2021\n`; if(i%3==0) h+=`h-${i},嘉奖,INDIVIDUAL,COMMENDATION,COUNTY,OFFICER,o-${i},2021,stated,,,zhuji-2021\n`}
await appendFile(dir+'/officers.csv',s);await appendFile(dir+'/posts.csv',p);await appendFile(dir+'/honors.csv',h);
t=Date.now();
await loadFacts(d.registry,dir,{actor:'t',requestId:'r',onProgress:(l)=>console.log(l,Date.now()-t)}); log('load');
console.log(formatSummary(await loadFacts(d.registry,dir,{actor:'t',requestId:'r'}))); log('again');
await d.pool.query('analyze');
await writeFile(dir+'/posts.csv',(await readFile(dir+'/posts.csv','utf8')).replaceAll('党委委员','党委委员会'));
console.log(formatSummary(await loadFacts(d.registry,dir,{actor:'t',requestId:'r'}))); log('correct 50k');
await rm(dir,{recursive:true}); await close();
