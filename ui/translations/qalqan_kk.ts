<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>AboutWindow</name>
    <message>
        <source>A newer version is found where this one came from: ask whoever installed it.</source>
        <translation>Жаңа нұсқасы осы нұсқа алынған жерде шығады: оны орнатқан адамнан сұраңыз.</translation>
    </message>
    <message>
        <source>About Qalqan</source>
        <translation>Qalqan туралы</translation>
    </message>
    <message>
        <source>Qalqan watches a video call on this screen and warns of a possible deepfake: a false face over the real one. It can be wrong both ways: no warning is not proof that the caller is real. Everything stays on this computer.</source>
        <translation>Qalqan осы экрандағы бейнеқоңырауды тексеріп, ықтимал дипфейк туралы ескертеді: ол – нағыз жүздің үстіндегі жалған жүз. Qalqan босқа ескертуі де, алдауды байқамай қалуы да мүмкін: ескертудің болмауы қоңырау шалушының шын адам екенін дәлелдемейді. Бәрі осы компьютерде қалады.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>ActionCard</name>
    <message>
        <source>They say they are officials</source>
        <translation>Олар өздерін лауазымды тұлға деп таныстырады</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>Қазір не істеу керек</translation>
    </message>
    <message>
        <source>Ask my relative</source>
        <translation>Жақынымнан сұрау</translation>
    </message>
    <message>
        <source>I already told or sent</source>
        <translation>Айтып не аударып қойдым</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>The caller may be a deepfake: a computer puts a false face over the real one.</source>
        <translation>Қоңырау шалушы дипфейк болуы мүмкін: компьютер нағыз жүздің үстіне жалған жүз салады.</translation>
    </message>
    <message>
        <source>Practice: nobody is really calling. Do not call 102 now.</source>
        <translation>Бұл – жаттығу: шын мәнінде ешкім қоңырау шалып тұрған жоқ. Қазір 102 нөміріне хабарласпаңыз.</translation>
    </message>
    <message>
        <source>Their name and number can be entered in Settings, for the next time.</source>
        <translation>Ол адамның аты мен телефонын баптауларда алдын ала жазып қоюға болады.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Hang up</source>
        <translation>Әңгімені дереу тоқтатыңыз</translation>
    </message>
    <message>
        <source>Call 102</source>
        <translation>102 нөміріне хабарласыңыз</translation>
    </message>
    <message>
        <source>Call your bank on the number on your card</source>
        <translation>Банкіңізге картаңыздағы нөмір бойынша қоңырау шалыңыз</translation>
    </message>
    <message>
        <source>National Bank: 1477</source>
        <translation>Ұлттық Банк: 1477</translation>
    </message>
    <message>
        <source>Call someone you trust</source>
        <translation>Сенетін адамыңызға қоңырау шалыңыз</translation>
    </message>
    <message>
        <source>Be careful: check who is calling</source>
        <translation>Сақ болыңыз: кім қоңырау шалып тұрғанын тексеріңіз</translation>
    </message>
    <message>
        <source>Ask them to turn their head sideways</source>
        <translation>Басын бүйірге бұруын сұраңыз</translation>
    </message>
    <message>
        <source>Ask them to pass a hand over the face</source>
        <translation>Қолын бетінің алдынан өткізуін сұраңыз</translation>
    </message>
    <message>
        <source>Real officials do not video-call about money</source>
        <translation>Нағыз қызметкерлер ақшаңыз туралы бейнеқоңырау шалмайды</translation>
    </message>
    <message>
        <source>Never tell anyone an SMS code</source>
        <translation>SMS арқылы келген кодты ешкімге айтпаңыз</translation>
    </message>
    <message>
        <source>Do not send money or take a loan</source>
        <translation>Ақша аудармаңыз, несие рәсімдемеңіз</translation>
    </message>
    <message>
        <source>There is no “safe account”</source>
        <translation>«Қауіпсіз шот» деген болмайды</translation>
    </message>
    <message>
        <source>Do not install AnyDesk or TeamViewer for a caller</source>
        <translation>AnyDesk және TeamViewer қосымшаларын бөгде адамдардың нұсқауы бойынша орнатпаңыз</translation>
    </message>
    <message>
        <source>“Tell nobody” and “do not hang up” are what fraudsters say</source>
        <translation>«Ешкімге айтпаңыз», «тұтқаны қоймаңыз» дейтіндер алаяқтар</translation>
    </message>
    <message>
        <source>Do not show your screen</source>
        <translation>Экраныңызды көрсетпеңіз</translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message>
        <source>This version is {months} months old. It may miss new fakes. Ask whoever installed Qalqan for a newer one.</source>
        <translation>Бұл нұсқаға {months} ай болды. Жаңа жалған бейнелерді байқамауы мүмкін. Qalqan-ды орнатқан адамнан жаңа нұсқасын сұраңыз.</translation>
    </message>
</context>
<context>
    <name>AgeReminder</name>
    <message>
        <source>Qalqan has grown old</source>
        <translation>Qalqan ескірді</translation>
    </message>
</context>
<context>
    <name>Aid</name>
    <message>
        <source>Stop talking to them, also if the voice seems familiar</source>
        <translation>Дауысы таныс көрінсе де, әңгімені тоқтатыңыз</translation>
    </message>
    <message>
        <source>Call your bank, and the one that gave a loan: block the card, the account and the app. Ask to record your call</source>
        <translation>Өз банкіңізге және несие берген жерге қоңырау шалыңыз: картаны, шотты және қосымшаны бұғаттасын. Өтінішіңізді тіркеуді сұраңыз</translation>
    </message>
    <message>
        <source>Soon “police”, “KNB” or “bank security” may call to “help”. It is the same fraud: hang up</source>
        <translation>Енді «полиция», «ҰҚК» немесе «банктің қауіпсіздік қызметі» «көмектесу» үшін қоңырау шалуы мүмкін. Бұл сол алаяқтық: әңгімені тоқтатыңыз</translation>
    </message>
    <message>
        <source>Call 102. Give a statement to the police: there, in eGov or in eOtinish</source>
        <translation>102 нөміріне хабарласыңыз. Полицияға арыз беріңіз: өзіңіз барып, eGov немесе eOtinish арқылы</translation>
    </message>
    <message>
        <source>Bring SMS, screenshots of numbers and chats, bank statements; say when and how much</source>
        <translation>SMS, нөмірлер мен хат алмасудың скриншоттарын, банк үзінділерін қоса беріңіз; қашан және қанша екенін айтыңыз</translation>
    </message>
    <message>
        <source>Ask the police for the paper that you are a victim, and take it to the bank: interest is stopped</source>
        <translation>Полициядан зардап шеккен деп тану туралы қаулыны сұрап, банкке апарыңыз: пайыз тоқтатылады</translation>
    </message>
    <message>
        <source>Turn on “Stop credit” on eGov.kz or in eGov Mobile: it forbids new loans in your name</source>
        <translation>eGov.kz сайтында немесе eGov Mobile қосымшасында «Стоп кредит» қосыңыз: ол сіздің атыңызға жаңа несие беруге тыйым салады</translation>
    </message>
    <message>
        <source>I told a code</source>
        <translation>Мен код айттым</translation>
    </message>
    <message>
        <source>I sent money</source>
        <translation>Мен ақша аудардым</translation>
    </message>
    <message>
        <source>A loan was taken</source>
        <translation>Несие рәсімделді</translation>
    </message>
</context>
<context>
    <name>AidWindow</name>
    <message>
        <source>It has happened already</source>
        <translation>Бұл болып қойды</translation>
    </message>
    <message>
        <source>Do this now, one after the other</source>
        <translation>Мұны қазір, ретімен жасаңыз</translation>
    </message>
    <message>
        <source>It can happen to anyone. Do not wait: begin with the first line.</source>
        <translation>Бұл кез келген адамның басынан өтуі мүмкін. Күтпеңіз: бірінші жолдан бастаңыз.</translation>
    </message>
    <message>
        <source>Ask my relative</source>
        <translation>Жақынымнан сұрау</translation>
    </message>
    <message>
        <source>A report for 102…</source>
        <translation>102 үшін хабарлама…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Practice call</source>
        <translation>Жаттығу қоңырауы</translation>
    </message>
    <message>
        <source>Web browser</source>
        <translation>Браузер</translation>
    </message>
    <message>
        <source>the video on the screen</source>
        <translation>Экрандағы бейне</translation>
    </message>
    <message>
        <source>the video in the chosen window</source>
        <translation>Таңдалған терезедегі бейне</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Басқа бағдарлама</translation>
    </message>
    <message>
        <source>Internet telephone (SIP)</source>
        <translation>Интернет-телефон (SIP)</translation>
    </message>
    <message>
        <source>Browser page</source>
        <translation>Браузер парағы</translation>
    </message>
    <message>
        <source>Floating video</source>
        <translation>Қалқымалы бейне</translation>
    </message>
</context>
<context>
    <name>CallerCheck</name>
    <message>
        <source>{stranger}. Question {number} of {all}</source>
        <translation>{stranger}. {all} сұрақтың {number}-і</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Иә</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Жоқ</translation>
    </message>
    <message>
        <source>I know them</source>
        <translation>Мен таныймын</translation>
    </message>
    <message>
        <source>Do not ask</source>
        <translation>Сұрамау</translation>
    </message>
</context>
<context>
    <name>CallersPage</name>
    <message>
        <source>People I know</source>
        <translation>Мен танитын адамдар</translation>
    </message>
    <message>
        <source>A name or a number on each line, as the call window shows it. They are never asked about.</source>
        <translation>Әр жолда аты не нөмірі: қоңырау терезесі көрсеткендей. Олар туралы ешқашан сұралмайды.</translation>
    </message>
    <message>
        <source>Ask when a stranger calls</source>
        <translation>Бейтанысты сұрау</translation>
    </message>
    <message>
        <source>Three questions on a thin strip, once a call. No picture and no internet are needed.</source>
        <translation>Бейтаныс адам қоңырау шалса, бір қоңырауда бір рет жіңішке жолақта үш сұрақ. Бейне де, интернет те керек емес.</translation>
    </message>
    <message>
        <source>Warn of officials&apos; names</source>
        <translation>Атаулар туралы ескерту</translation>
    </message>
    <message>
        <source>When the caller&apos;s name is that of the police, a bank or eGov: a caution, by the name alone.</source>
        <translation>Қоңырау шалушының аты полиция, банк немесе eGov болса: тек атауы бойынша сақ болуға шақыру.</translation>
    </message>
    <message>
        <source>We have a family word</source>
        <translation>Отбасылық сөзіміз бар</translation>
    </message>
    <message>
        <source>Ask before money</source>
        <translation>Ақша алдында сұрау</translation>
    </message>
    <message>
        <source>When a bank&apos;s page opens during or soon after a suspicious call. You can always continue.</source>
        <translation>Күдікті қоңырау кезінде не одан кейін көп ұзамай банк парағы ашылғанда. Әрқашан жалғастыруға болады.</translation>
    </message>
    <message>
        <source>A word that only the family knows. Do not write it here: ask the caller for it.</source>
        <translation>Тек отбасы білетін сөз. Оны мұнда жазбаңыз: қоңырау шалушыдан сұраңыз.</translation>
    </message>
</context>
<context>
    <name>CallsPage</name>
    <message>
        <source>Pick a window…</source>
        <translation>Терезені таңдау…</translation>
    </message>
    <message>
        <source>If Qalqan does not find the call by itself.</source>
        <translation>Qalqan қоңырауды өзі таппаса.</translation>
    </message>
    <message>
        <source>Which picture is me…</source>
        <translation>Қай сурет менікі…</translation>
    </message>
    <message>
        <source>So that only the caller is checked. For this a video call must be open.</source>
        <translation>Тек қоңырау шалушы тексерілуі үшін. Ол үшін бейнеқоңырау жүріп тұруы керек.</translation>
    </message>
    <message>
        <source>Warn of remote access</source>
        <translation>Қашықтан қол жеткізу ескертуі</translation>
    </message>
    <message>
        <source>When AnyDesk, TeamViewer or another one is opened during a call, or your screen is shown to the caller. Nothing is closed.</source>
        <translation>Қоңырау кезінде AnyDesk, TeamViewer не сондай басқа бағдарлама ашылса немесе экраныңыз қоңырау шалушыға көрсетілсе. Qalqan ештеңені жаппайды.</translation>
    </message>
    <message>
        <source>Watch calls in</source>
        <translation>Қадағаланатын қолданбалар</translation>
    </message>
</context>
<context>
    <name>Caution</name>
    <message>
        <source>police</source>
        <translation>полиция</translation>
    </message>
    <message>
        <source>KNB</source>
        <translation>ҰҚК</translation>
    </message>
    <message>
        <source>National Bank</source>
        <translation>Ұлттық Банк</translation>
    </message>
    <message>
        <source>bank</source>
        <translation>банк</translation>
    </message>
    <message>
        <source>eGov</source>
        <translation>eGov</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>байланыс операторы</translation>
    </message>
    <message>
        <source>prosecutor</source>
        <translation>прокуратура</translation>
    </message>
    <message>
        <source>The caller is named: {body}</source>
        <translation>Қоңырау шалушының аты: {body}</translation>
    </message>
    <message>
        <source>They say they are officials</source>
        <translation>Лауазымды адамбыз дейді</translation>
    </message>
    <message>
        <source>They speak of money, codes or a loan</source>
        <translation>Ақша, код не несие туралы айтады</translation>
    </message>
    <message>
        <source>They say: tell nobody</source>
        <translation>Ешкімге айтпаңыз дейді</translation>
    </message>
    <message>
        <source>First call from this number</source>
        <translation>Бұл нөмірден алғашқы қоңырау</translation>
    </message>
    <message>
        <source>The number is not in your list</source>
        <translation>Нөмір тізіміңізде жоқ</translation>
    </message>
    <message>
        <source>The name is not in your list</source>
        <translation>Аты тізіміңізде жоқ</translation>
    </message>
    <message>
        <source>Do they say they are police, KNB, a bank or eGov?</source>
        <translation>Полициядан, ҰҚК-ден, банктен не eGov-тан дей ме?</translation>
    </message>
    <message>
        <source>Do they speak of money, codes or a loan?</source>
        <translation>Ақша, код не несие туралы айта ма?</translation>
    </message>
    <message>
        <source>Do they say “tell nobody” or “do not hang up”?</source>
        <translation>«Ешкімге айтпаңыз», «тұтқаны қоймаңыз» дей ме?</translation>
    </message>
    <message>
        <source>Hide this until the call ends?</source>
        <translation>Мұны қоңырау аяқталғанша жасырайық па?</translation>
    </message>
    <message>
        <source>The caller spoke or was named like fraudsters do. It may have been nothing.</source>
        <translation>Қоңырау шалушы алаяқтарша сөйледі не солай аталған. Ештеңе болмауы да мүмкін.</translation>
    </message>
</context>
<context>
    <name>ChallengeWindow</name>
    <message>
        <source>Check the caller</source>
        <translation>Қоңырау шалушыны тексеру</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} / {all}</translation>
    </message>
    <message>
        <source>Read this aloud to the caller:</source>
        <translation>Қоңырау шалушыға дауыстап оқыңыз:</translation>
    </message>
    <message>
        <source>Watching the face. The caller has 20 seconds.</source>
        <translation>Бетке қарап тұрмыз. Қоңырау шалушыда 20 секунд бар.</translation>
    </message>
    <message>
        <source>They did it. This is not proof: ask for the next.</source>
        <translation>Орындады. Бұл дәлел емес: келесісін сұраңыз.</translation>
    </message>
    <message>
        <source>They did not, or it was not seen. Hang up, and call a number you know.</source>
        <translation>Орындамады немесе көрінбеді. Әңгімені тоқтатып, өзіңіз білетін нөмірге қоңырау шалыңыз.</translation>
    </message>
    <message>
        <source>The face changed: possible deepfake. Hang up and call 102.</source>
        <translation>Бет өзгерді: бұл дипфейк болуы мүмкін. Әңгімені дереу тоқтатып, 102 нөміріне хабарласыңыз.</translation>
    </message>
    <message>
        <source>Watch the cheek yourself: a false face smears there. Did they do it?</source>
        <translation>Бетке өзіңіз қараңыз: жалған бет ол жерде жағылып кетеді. Орындады ма?</translation>
    </message>
    <message>
        <source>They did it. This is not proof. If they speak of money, hang up.</source>
        <translation>Орындады. Бұл дәлел емес. Ақша туралы айтса, әңгімені тоқтатыңыз.</translation>
    </message>
    <message>
        <source>The call is over.</source>
        <translation>Қоңырау аяқталды.</translation>
    </message>
    <message>
        <source>They will not do it</source>
        <translation>Қоңырау шалушы бас тартты</translation>
    </message>
    <message>
        <source>They did it</source>
        <translation>Орындады</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Келесі</translation>
    </message>
    <message>
        <source>What to do now…</source>
        <translation>Қазір не істеу керек…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>Settings</source>
        <translation>Баптаулар</translation>
    </message>
    <message>
        <source>It ended by mistake the last time. It is running again.</source>
        <translation>Өткен жолы бағдарлама қателіктен жабылып қалды. Қазір ол қайта жұмыс істеп тұр.</translation>
    </message>
    <message>
        <source>If something is odd, a warning appears over the call.</source>
        <translation>Күмәнді белгі байқалса, ескерту қоңырау терезесінің үстінде шығады.</translation>
    </message>
</context>
<context>
    <name>EndedCard</name>
    <message>
        <source>The call is over</source>
        <translation>Қоңырау аяқталды</translation>
    </message>
    <message>
        <source>The call is over. You did right.</source>
        <translation>Қоңырау аяқталды. Сіз дұрыс істедіңіз.</translation>
    </message>
    <message>
        <source>The caller may have been a deepfake: a false face over the real one.</source>
        <translation>Қоңырау шалушы дипфейк болған болуы мүмкін: нағыз жүздің үстіндегі жалған жүз.</translation>
    </message>
    <message>
        <source>Something was odd with the caller&apos;s face. It may have been nothing.</source>
        <translation>Қоңырау шалушының жүзінде күмәнді белгі болды. Ол ештеңені білдірмеуі де мүмкін.</translation>
    </message>
    <message>
        <source>If they spoke of money or codes: call 102</source>
        <translation>Ақша немесе код туралы айтқан болса, 102 нөміріне хабарласыңыз</translation>
    </message>
    <message>
        <source>Save the evidence: it can be saved until the next call</source>
        <translation>Дәлелдерді сақтаңыз: оны келесі қоңырауға дейін сақтауға болады</translation>
    </message>
    <message>
        <source>Save evidence for the police…</source>
        <translation>Полицияға арналған дәлелдерді сақтау…</translation>
    </message>
    <message>
        <source>What to do now…</source>
        <translation>Қазір не істеу керек…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>EvidenceReport</name>
    <message>
        <source>A suspicious call: a report for the police (102)</source>
        <translation>Күдікті қоңырау: полицияға хабарлама (102)</translation>
    </message>
    <message>
        <source>A video call checked by the program Qalqan</source>
        <translation>Qalqan бағдарламасы тексерген бейнеқоңырау</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Қолданба</translation>
    </message>
    <message>
        <source>Watched from</source>
        <translation>Қадағалау басталды</translation>
    </message>
    <message>
        <source>Watched until</source>
        <translation>Қадағалау аяқталды</translation>
    </message>
    <message>
        <source>Warnings: how many, how long, when</source>
        <translation>Ескертулер: саны, ұзақтығы, уақыты</translation>
    </message>
    <message>
        <source>Remote access program opened during the call</source>
        <translation>Қоңырау кезінде қашықтан қол жеткізу бағдарламасы ашылды</translation>
    </message>
    <message>
        <source>Other signs, and when</source>
        <translation>Басқа белгілер және уақыты</translation>
    </message>
    <message>
        <source>Program and its networks</source>
        <translation>Бағдарлама және оның нейрожелілері</translation>
    </message>
    <message>
        <source>The call at this moment</source>
        <translation>Қоңырау осы сәтте</translation>
    </message>
    <message>
        <source>Files saved with this page (SHA-256)</source>
        <translation>Осы парақпен бірге сақталған файлдар (SHA-256 бақылау қосындысы)</translation>
    </message>
    <message>
        <source>Please fill in</source>
        <translation>Қолмен толтырыңыз</translation>
    </message>
    <message>
        <source>Who they said they were</source>
        <translation>Өзін кім деп таныстырды</translation>
    </message>
    <message>
        <source>Their number or account</source>
        <translation>Нөмірі немесе аккаунты</translation>
    </message>
    <message>
        <source>What they asked for</source>
        <translation>Не істеуді сұрады</translation>
    </message>
    <message>
        <source>What I told them</source>
        <translation>Мен не айттым</translation>
    </message>
    <message>
        <source>Money sent: how much, when, where to</source>
        <translation>Аударылған ақша: қанша, қашан, қайда</translation>
    </message>
    <message>
        <source>My name and telephone</source>
        <translation>Менің аты-жөнім және телефоным</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Не болды</translation>
    </message>
    <message>
        <source>Qalqan watched the picture of a video call on this computer and looked for signs of a deepfake in the face of the caller. The strongest thing it said: “{verdict}”.</source>
        <translation>Qalqan осы компьютердегі бейнеқоңыраудың бейнесін қадағалап, қоңырау шалушының жүзінен дипфейк белгілерін іздеді. Оның ең маңызды хабары: «{verdict}».</translation>
    </message>
    <message>
        <source>What this does not prove</source>
        <translation>Бұл нені дәлелдемейді</translation>
    </message>
    <message>
        <source>This is an automatic estimate, not an expert&apos;s opinion, and it can be wrong both ways. It proves neither that the face was replaced nor who was calling. A SHA-256 sum shows whether a file was changed since this page was made, not who made it. Times are those of this computer&apos;s clock.</source>
        <translation>Бұл – автоматты бағалау, сарапшының қорытындысы емес: бағдарлама босқа ескертуі де, алдауды байқамай қалуы да мүмкін. Ол жүздің ауыстырылғанын да, кімнің қоңырау шалғанын да дәлелдемейді. SHA-256 бақылау қосындысы осы парақ жасалғаннан кейін файлдың өзгерген-өзгермегенін көрсетеді, оны кім жасағанын көрсетпейді. Уақыт осы компьютердің сағаты бойынша көрсетілген.</translation>
    </message>
    <message>
        <source>Where to turn</source>
        <translation>Қайда жүгіну керек</translation>
    </message>
    <message>
        <source>Police: 102. Keep the SMS, chats, screenshots and bank statements as well: the police ask for them.</source>
        <translation>Полиция: 102. SMS-хабарларды, хат алмасуды, скриншоттарды және банк үзінділерін де сақтап қойыңыз: полиция оларды сұрайды.</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Start with the computer</source>
        <translation>Компьютермен бірге іске қосу</translation>
    </message>
    <message>
        <source>Start paused</source>
        <translation>Кідіртіп бастау</translation>
    </message>
    <message>
        <source>Nothing is watched until you choose “Watch again”.</source>
        <translation>«Қадағалауды жалғастыру» дегенді таңдағанша ештеңе тексерілмейді.</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Practice, step by step</source>
        <translation>Жаттығу: қадам-қадаммен</translation>
    </message>
    <message>
        <source>A call comes in. This is only practice.</source>
        <translation>Сізге қоңырау келді. Бұл тек жаттығу.</translation>
    </message>
    <message>
        <source>Watch the face. After a few seconds it is replaced.</source>
        <translation>Адамның жүзіне қараңыз. Бірнеше секундтан кейін ол ауыстырылады.</translation>
    </message>
    <message>
        <source>The warning appears over the call.</source>
        <translation>Қоңырау терезесінің үстінде ескерту шығады.</translation>
    </message>
    <message>
        <source>Hang up: press the red button.</source>
        <translation>Әңгімені тоқтатыңыз: төмендегі «Қоңырауды аяқтау» түймесін басыңыз.</translation>
    </message>
    <message>
        <source>In a real call you now call 102. Not in practice.</source>
        <translation>Нағыз қоңырауда енді 102 нөміріне хабарласасыз. Жаттығуда хабарласпаңыз.</translation>
    </message>
    <message>
        <source>There is no hurry: the call waits for you.</source>
        <translation>Асықпаңыз: қоңырау сізді күтеді.</translation>
    </message>
    <message>
        <source>You hung up. That is exactly right.</source>
        <translation>Сіз қоңырауды аяқтадыңыз. Дәл солай істеу керек.</translation>
    </message>
    <message>
        <source>Now you know it. Qalqan watches your calls by itself.</source>
        <translation>Енді сіз білесіз. Qalqan қоңырауларыңызды өзі тексереді.</translation>
    </message>
    <message>
        <source>The call ended by itself. Next time hang up as soon as the warning comes.</source>
        <translation>Қоңырау өзі аяқталды. Келесіде ескерту шыққан бойда қоңырауды аяқтаңыз.</translation>
    </message>
    <message>
        <source>Practise again</source>
        <translation>Тағы бір рет</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>A page to print</source>
        <translation>Басып шығаратын бет</translation>
    </message>
    <message>
        <source>Saved in the folder “{folder}”: {name}. Print it and put it beside the telephone.</source>
        <translation>«{folder}» қалтасына сақталды: {name}. Басып шығарып, телефонның жанына қойыңыз.</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n ескерту</numerusform>
            <numerusform>%n ескерту</numerusform>
        </translation>
    </message>
    <message>
        <source>one warning</source>
        <translation>бір ескерту</translation>
    </message>
    <message>
        <source>Remote access program</source>
        <translation>Қашықтан қол жеткізу бағдарламасы</translation>
    </message>
    <message>
        <source>Calls watched</source>
        <translation>Тексерілген қоңыраулар</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Қолданба</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Ұзақтығы</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Нәтижесі</translation>
    </message>
    <message>
        <source>No calls yet. Only the time, the application and the result are kept, here alone.</source>
        <translation>Әзірге қоңырау болған жоқ. Тек уақыты, қолданбасы және нәтижесі ғана осы компьютерде сақталады.</translation>
    </message>
    <message>
        <source>For the police: choose the call and save. Pictures of a call can be saved until the next one.</source>
        <translation>Полиция үшін: қоңырауды таңдап, сақтаңыз. Қоңырау суреттерін келесі қоңырау басталғанға дейін сақтауға болады.</translation>
    </message>
    <message>
        <source>Left out, because they cannot be read: {count}</source>
        <translation>Оқылмағандықтан қалдырылды: {count}</translation>
    </message>
    <message>
        <source>Delete the whole list? It cannot be brought back.</source>
        <translation>Бүкіл тізімді жою керек пе? Оны қайтару мүмкін болмайды.</translation>
    </message>
    <message>
        <source>Yes, delete</source>
        <translation>Иә, жою</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Жоқ, қалдыру</translation>
    </message>
    <message>
        <source>Save evidence for the police…</source>
        <translation>Полицияға арналған дәлелдерді сақтау…</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Барлығын жою</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>HomeWindow</name>
    <message>
        <source>It begins by itself when a video call is on the screen.</source>
        <translation>Экранда бейнеқоңырау пайда болғанда, тексеру өзі басталады.</translation>
    </message>
    <message>
        <source>If a call frightens you</source>
        <translation>Қоңырау сізді қорқытса</translation>
    </message>
    <message>
        <source>To learn, to look back, to choose</source>
        <translation>Үйрену, қарап шығу, баптау</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Тағы</translation>
    </message>
    <message>
        <source>Closing this window ends Qalqan.</source>
        <translation>Бұл терезені жапсаңыз, Qalqan жұмысын аяқтайды.</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Language</source>
        <translation>Тіл</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Жүйедегідей</translation>
    </message>
</context>
<context>
    <name>Leaflet</name>
    <message>
        <source>If a call frightens you</source>
        <translation>Егер қоңырау сізді қорқытса</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Содан кейін</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Ешқашан</translation>
    </message>
    <message>
        <source>If you already told a code or sent money</source>
        <translation>Егер код айтып не ақша аударып қойсаңыз</translation>
    </message>
    <message>
        <source>My relative:</source>
        <translation>Менің жақыным:</translation>
    </message>
    <message>
        <source>Save the page to print</source>
        <translation>Басып шығаратын бетті сақтау</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>PDF файлы (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Open Qalqan</source>
        <translation>Qalqan-ды ашу</translation>
    </message>
    <message>
        <source>What to do now…</source>
        <translation>Қазір не істеу керек…</translation>
    </message>
    <message>
        <source>Why this warning?</source>
        <translation>Ескерту неге шықты?</translation>
    </message>
    <message>
        <source>Not now: hide the warning</source>
        <translation>Қазір емес: ескертуді жасыру</translation>
    </message>
    <message>
        <source>They say they are police, KNB, bank or eGov…</source>
        <translation>«Полициядан», ҰҚК-ден, банктен немесе eGov-тан хабарласып тұр…</translation>
    </message>
    <message>
        <source>Check the caller: what to ask…</source>
        <translation>Қоңырау шалушыны тексеру: не сұрау керек…</translation>
    </message>
    <message>
        <source>I am not sure: ask my relative…</source>
        <translation>Күмәнім бар: жақынымнан сұрау…</translation>
    </message>
    <message>
        <source>I already told a code or sent money…</source>
        <translation>Код айтып не ақша аударып қойдым…</translation>
    </message>
    <message>
        <source>A report for 102…</source>
        <translation>102 үшін хабарлама…</translation>
    </message>
    <message>
        <source>Save evidence for the police…</source>
        <translation>Полицияға арналған дәлелдерді сақтау…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Кідірту</translation>
    </message>
    <message>
        <source>Pause for 15 minutes</source>
        <translation>15 минутқа кідірту</translation>
    </message>
    <message>
        <source>Pause until this call ends</source>
        <translation>Осы қоңырау аяқталғанша кідірту</translation>
    </message>
    <message>
        <source>Pause for an hour</source>
        <translation>Бір сағатқа кідірту</translation>
    </message>
    <message>
        <source>Watch again</source>
        <translation>Қадағалауды жалғастыру</translation>
    </message>
    <message>
        <source>Watch again (by itself at {time})</source>
        <translation>Қадағалауды жалғастыру (өзі басталады: {time})</translation>
    </message>
    <message>
        <source>Pick a window…</source>
        <translation>Терезені таңдау…</translation>
    </message>
    <message>
        <source>Which picture is me…</source>
        <translation>Қай сурет менікі…</translation>
    </message>
    <message>
        <source>Practice call</source>
        <translation>Жаттығу қоңырауы</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Баптаулар…</translation>
    </message>
    <message>
        <source>Set it up for my parents…</source>
        <translation>Ата-анама баптау…</translation>
    </message>
    <message>
        <source>A page to print…</source>
        <translation>Басып шығаратын бет…</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Тарих…</translation>
    </message>
    <message>
        <source>About Qalqan</source>
        <translation>Qalqan туралы</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Шығу</translation>
    </message>
</context>
<context>
    <name>MoneyCard</name>
    <message>
        <source>Before you go on</source>
        <translation>Жалғастырмас бұрын</translation>
    </message>
    <message>
        <source>Who told you to do this?</source>
        <translation>Мұны істеуді сізге кім айтты?</translation>
    </message>
    <message>
        <source>a page for loans</source>
        <translation>несие парағы</translation>
    </message>
    <message>
        <source>After a suspicious call you opened: {place}. If the caller asked for it, do not go on.</source>
        <translation>Күдікті қоңыраудан кейін мынаны аштыңыз: {place}. Мұны қоңырау шалушы сұраса, жалғастырмаңыз.</translation>
    </message>
    <message>
        <source>The caller told me: what to do?</source>
        <translation>Қоңырау шалушы айтты: не істеу керек?</translation>
    </message>
    <message>
        <source>Ask my relative</source>
        <translation>Жақынымнан сұрау</translation>
    </message>
    <message>
        <source>I decided it myself: continue</source>
        <translation>Өзім шештім: жалғастыру</translation>
    </message>
</context>
<context>
    <name>NoticeWindow</name>
    <message>
        <source>OK</source>
        <translation>Жарайды</translation>
    </message>
</context>
<context>
    <name>ParentsWindow</name>
    <message>
        <source>Set it up for my parents</source>
        <translation>Ата-анама баптау</translation>
    </message>
    <message>
        <source>For the relative who installs it</source>
        <translation>Орнататын туысқа</translation>
    </message>
    <message>
        <source>1. Their language</source>
        <translation>1. Олардың тілі</translation>
    </message>
    <message>
        <source>2. Whom they call when they are not sure: you</source>
        <translation>2. Күмәнданса кімге қоңырау шалады: сізге</translation>
    </message>
    <message>
        <source>3. Who calls them</source>
        <translation>3. Оларға кім қоңырау шалады</translation>
    </message>
    <message>
        <source>4. On their telephone</source>
        <translation>4. Олардың телефонында</translation>
    </message>
    <message>
        <source>5. At every start</source>
        <translation>5. Әр іске қосқанда</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Компьютермен бірге іске қосу</translation>
    </message>
    <message>
        <source>Say the warning aloud</source>
        <translation>Ескертуді дауыстап айту</translation>
    </message>
    <message>
        <source>Print a page for beside the telephone…</source>
        <translation>Телефон жанына бет басып шығару…</translation>
    </message>
    <message>
        <source>Practise together once</source>
        <translation>Бірге жаттығып көру</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>Part</name>
    <message>
        <source>The face as a whole looks unlike a camera picture</source>
        <translation>Бет-жүз тұтастай алғанда камера түсірген бейнеге ұқсамайды</translation>
    </message>
    <message>
        <source>The forehead looks unlike a camera picture</source>
        <translation>Маңдай тұсы камера түсірген бейнеге ұқсамайды</translation>
    </message>
    <message>
        <source>The area around the eyes looks unlike a camera picture</source>
        <translation>Көз тұсы камера түсірген бейнеге ұқсамайды</translation>
    </message>
    <message>
        <source>The area around the nose looks unlike a camera picture</source>
        <translation>Мұрын тұсы камера түсірген бейнеге ұқсамайды</translation>
    </message>
    <message>
        <source>The cheek looks unlike a camera picture</source>
        <translation>Ұрт тұсы камера түсірген бейнеге ұқсамайды</translation>
    </message>
    <message>
        <source>The area around the mouth looks unlike a camera picture</source>
        <translation>Ауыз тұсы камера түсірген бейнеге ұқсамайды</translation>
    </message>
    <message>
        <source>The edge of the face looks unlike a camera picture</source>
        <translation>Бет-жүздің жиегі камера түсірген бейнеге ұқсамайды</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Someone you trust</source>
        <translation>Сенетін адамыңыз</translation>
    </message>
    <message>
        <source>Call this person when a call frightens you. The name and number stand on the advice.</source>
        <translation>Қоңырау сізді қорқытса, осы адамға хабарласыңыз. Аты мен нөмірі кеңестердің қасында ірі жазылып тұрады.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Аты</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>Телефон нөмірі</translation>
    </message>
    <message>
        <source>This number is not kept. Write one number: only digits, spaces and + - ( ).</source>
        <translation>Бұл нөмір сақталмады. Бір нөмір жазыңыз: тек цифрлар, бос орындар және + - ( ) белгілері.</translation>
    </message>
</context>
<context>
    <name>PickWindow</name>
    <message>
        <source>Which window is the call?</source>
        <translation>Қоңырау қай терезеде?</translation>
    </message>
    <message>
        <source>Watch this window</source>
        <translation>Осы терезені қадағалау</translation>
    </message>
    <message>
        <source>Find the call by itself</source>
        <translation>Қоңырауды автоматты түрде табу</translation>
    </message>
    <message>
        <source>Choose the window where you see the caller.</source>
        <translation>Қоңырау шалушы көрініп тұрған терезені таңдаңыз.</translation>
    </message>
</context>
<context>
    <name>PictureSign</name>
    <message>
        <source>Another face showed for a moment</source>
        <translation>Бір сәтке басқа бет көрінді</translation>
    </message>
    <message>
        <source>The same movements again: a recording?</source>
        <translation>Дәл сол қимылдар қайталанды: жазба ма?</translation>
    </message>
    <message>
        <source>The caller did not do what you asked</source>
        <translation>Қоңырау шалушы сіз сұрағанды орындамады</translation>
    </message>
    <message>
        <source>A false face slips off for a moment when the head turns or is covered</source>
        <translation>Бас бұрылғанда немесе бет жабылғанда жалған бет бір сәтке түсіп қалады</translation>
    </message>
    <message>
        <source>A film that is played again cannot answer you: ask for something new</source>
        <translation>Жазба сізге жауап бере алмайды: жаңа бір нәрсе сұраңыз</translation>
    </message>
    <message>
        <source>Fraudsters refuse, because a false face would break</source>
        <translation>Алаяқтар бас тартады: жалған бет бұзылып кетер еді</translation>
    </message>
    <message>
        <source>{sign}. It may have been nothing.</source>
        <translation>{sign}. Ештеңе болмауы да мүмкін.</translation>
    </message>
    <message>
        <source>The face changed while the caller did what you asked</source>
        <translation>Сіз сұрағанды орындап жатқанда бет өзгеріп кетті</translation>
    </message>
</context>
<context>
    <name>PracticeWindow</name>
    <message>
        <source>Qalqan practice call</source>
        <translation>Qalqan жаттығу қоңырауы</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Қоңырауды аяқтау</translation>
    </message>
    <message>
        <source>Practice call: nobody is really calling</source>
        <translation>Жаттығу қоңырауы: шын мәнінде ешкім қоңырау шалып тұрған жоқ</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>face</source>
        <translation>жүз</translation>
    </message>
    <message>
        <source>What Qalqan sees now</source>
        <translation>Qalqan қазір не көріп тұр</translation>
    </message>
    <message>
        <source>Only on this screen; it is not stored.</source>
        <translation>Тек осы экранда; сақталмайды.</translation>
    </message>
    <message>
        <source>There is no picture now. It appears here during a video call.</source>
        <translation>Қазір бейне жоқ. Ол бейнеқоңырау кезінде осында шығады.</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Жетек</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Қалта</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>Қайда қ&amp;арау:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Файлдар &amp;түрі:</translation>
    </message>
</context>
<context>
    <name>QuitWindow</name>
    <message>
        <source>Quit Qalqan?</source>
        <translation>Qalqan бағдарламасынан шығасыз ба?</translation>
    </message>
    <message>
        <source>Then no call is watched until it is started again. Did a caller ask for it? Keep it.</source>
        <translation>Онда қайта іске қосқанша қоңыраулар қадағаланбайды. Мұны қоңырау шалушы сұрады ма? Қалдырыңыз.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Қалдыру</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Шығу</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>The call window is minimised</source>
        <translation>Қоңырау терезесі кішірейтілген</translation>
    </message>
    <message>
        <source>The call window is hidden</source>
        <translation>Қоңырау терезесі жасырылған</translation>
    </message>
    <message>
        <source>The call window was closed</source>
        <translation>Қоңырау терезесі жабылған</translation>
    </message>
    <message>
        <source>The call is out of sight. Go back to its window or tab</source>
        <translation>Қоңырау көрінбей тұр. Оның терезесіне немесе қойындысына оралыңыз</translation>
    </message>
    <message>
        <source>The call window is too small. Make it larger</source>
        <translation>Қоңырау терезесі тым кішкентай. Оны үлкейтіңіз</translation>
    </message>
    <message>
        <source>The picture of the call is black</source>
        <translation>Қоңырау бейнесі қап-қара</translation>
    </message>
    <message>
        <source>The picture of the call stands still</source>
        <translation>Қоңырау бейнесі қатып қалған</translation>
    </message>
    <message>
        <source>The picture of the call cannot be read</source>
        <translation>Қоңырау бейнесін алу мүмкін емес</translation>
    </message>
    <message>
        <source>This computer is too busy to check the call</source>
        <translation>Компьютердің жүктемесі тым көп, қоңырауды тексеріп үлгермейді</translation>
    </message>
    <message>
        <source>There is no screen to watch. Start Qalqan on the desktop</source>
        <translation>Тексеретін экран жоқ. Qalqan-ды жұмыс үстелінде іске қосыңыз</translation>
    </message>
    <message>
        <source>The screen is locked: nothing is checked until you unlock it</source>
        <translation>Экран құлыпталған: құлпын ашқанша ештеңе тексерілмейді</translation>
    </message>
    <message>
        <source>The system does not allow the screen to be seen. Allow it in the system&apos;s privacy settings</source>
        <translation>Жүйе экранды көруге рұқсат бермейді. Жүйенің құпиялылық баптауларында рұқсат беріңіз</translation>
    </message>
    <message>
        <source>The desktop has not shared the screen yet. Start Qalqan again and choose the whole screen when asked</source>
        <translation>Жұмыс үстелі экранды әлі көрсетпейді. Qalqan-ды қайта іске қосып, сұрақ шыққанда бүкіл экранды таңдаңыз</translation>
    </message>
    <message>
        <source>A part of the system is missing. “qalqan doctor” says which and how to install it</source>
        <translation>Жүйенің бір бөлігі жетіспейді. Қайсысы екенін және қалай орнатуды «qalqan doctor» командасы айтады</translation>
    </message>
    <message>
        <source>This desktop (Wayland) does not let windows be seen. Log in with X11 (Xorg)</source>
        <translation>Бұл жұмыс үстелі (Wayland) терезелерді көрсетпейді. X11 (Xorg) сеансына кіріңіз</translation>
    </message>
    <message>
        <source>Qalqan cannot see calls on this system. Use a computer with Windows 10 or 11, macOS or a recent Linux</source>
        <translation>Бұл жүйеде Qalqan қоңырауларды көре алмайды. Windows 10 немесе 11, macOS не жаңа Linux бар компьютер қажет</translation>
    </message>
    <message>
        <source>The checking cannot start here. “qalqan doctor” says why</source>
        <translation>Тексеру мұнда іске қосылмайды. Себебін «qalqan doctor» командасы айтады</translation>
    </message>
    <message>
        <source>The program is damaged. Install it again</source>
        <translation>Бағдарлама бүлінген. Оны қайта орнатыңыз</translation>
    </message>
    <message>
        <source>The face is too small. Make the call window larger</source>
        <translation>Адамның жүзі тым кішкентай. Қоңырау терезесін үлкейтіңіз</translation>
    </message>
    <message>
        <source>Picture too poor to check; be careful</source>
        <translation>Бейне сапасы тексеруге жарамайды. Сақ болыңыз</translation>
    </message>
    <message>
        <source>The face is too dark to check; be careful</source>
        <translation>Адамның жүзі тым күңгірт, тексеруге келмейді. Сақ болыңыз</translation>
    </message>
    <message>
        <source>The face is turned away</source>
        <translation>Адамның жүзі бүйірге бұрылған</translation>
    </message>
    <message>
        <source>The face lies on its side. The caller should hold the camera upright</source>
        <translation>Адамның жүзі қисайып тұр. Қоңырау шалушы камераны тік ұстасын</translation>
    </message>
    <message>
        <source>The face does not move, like a photograph; be careful</source>
        <translation>Адамның жүзі фотосуреттегідей қозғалмайды. Сақ болыңыз</translation>
    </message>
    <message>
        <source>Only a part of the face is in the picture</source>
        <translation>Адам жүзінің бір бөлігі ғана көрінеді</translation>
    </message>
    <message>
        <source>The face seen may be your own. Show which picture is you</source>
        <translation>Бұл өз жүзіңіз болуы мүмкін. Экрандағы қай сурет сіздікі екенін көрсетіңіз</translation>
    </message>
    <message>
        <source>Looking at the face…</source>
        <translation>Адамның жүзі тексерілуде…</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>The evidence cannot be saved</source>
        <translation>Дәлелдерді сақтау мүмкін емес</translation>
    </message>
    <message>
        <source>There is no call to save.</source>
        <translation>Сақтайтын қоңырау жоқ.</translation>
    </message>
    <message>
        <source>The report cannot be saved</source>
        <translation>Хабарлама сақталмайды</translation>
    </message>
    <message>
        <source>The list of calls cannot be written</source>
        <translation>Қоңыраулар тізімін жазу мүмкін емес</translation>
    </message>
    <message>
        <source>The list of calls cannot be read</source>
        <translation>Қоңыраулар тізімін оқу мүмкін емес</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Everything stays on this computer. No picture is stored unless you save evidence.</source>
        <translation>Бәрі осы компьютерде қалады. Дәлелдерді өзіңіз сақтамасаңыз, ешбір сурет сақталмайды.</translation>
    </message>
    <message>
        <source>Keep the list of calls</source>
        <translation>Қоңыраулар тізімін сақтау</translation>
    </message>
    <message>
        <source>“do not keep it” deletes the list at once, and “Undo” does not bring it back.</source>
        <translation>«Сақтамау» тізімді бірден жояды, «Болдырмау» оны қайтармайды.</translation>
    </message>
    <message>
        <source>Where evidence is saved</source>
        <translation>Дәлелдер сақталатын орын</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Қалтаны таңдау…</translation>
    </message>
    <message>
        <source>Use the Documents folder</source>
        <translation>«Құжаттар» қалтасына сақтау</translation>
    </message>
    <message>
        <source>Hold a short video in memory</source>
        <translation>Қысқа бейнені жадта ұстау</translation>
    </message>
    <message>
        <source>The seconds around a warning, until the next call. It is stored only if you save evidence.</source>
        <translation>Ескерту маңындағы секундтар, келесі қоңырауға дейін. Дәлелдерді өзіңіз сақтасаңыз ғана сақталады.</translation>
    </message>
    <message>
        <source>for a week</source>
        <translation>бір апта</translation>
    </message>
    <message>
        <source>for a month</source>
        <translation>бір ай</translation>
    </message>
    <message>
        <source>for three months</source>
        <translation>үш ай</translation>
    </message>
    <message>
        <source>for a year</source>
        <translation>бір жыл</translation>
    </message>
    <message>
        <source>do not keep it</source>
        <translation>сақтамау</translation>
    </message>
    <message numerus="yes">
        <source>for %n days</source>
        <translation>
            <numerusform>%n күн</numerusform>
            <numerusform>%n күн</numerusform>
        </translation>
    </message>
    <message>
        <source>In your Documents folder</source>
        <translation>«Құжаттар» қалтасына</translation>
    </message>
    <message>
        <source>This folder is not there now; the Documents folder is offered instead.</source>
        <translation>Қазір бұл қалта жоқ; оның орнына «Құжаттар» қалтасы ұсынылады.</translation>
    </message>
    <message>
        <source>This folder cannot be used: its name is too long or has odd letters.</source>
        <translation>Бұл қалтаны таңдауға болмайды: аты тым ұзын немесе ерекше таңбалары бар.</translation>
    </message>
</context>
<context>
    <name>RelativeWindow</name>
    <message>
        <source>Copied</source>
        <translation>Көшірілді</translation>
    </message>
    <message>
        <source>Ask my relative</source>
        <translation>Жақынымнан сұрау</translation>
    </message>
    <message>
        <source>Not sure? Hang up and call:</source>
        <translation>Күмәніңіз бар ма? Әңгімені тоқтатып, мына кісіге қоңырау шалыңыз:</translation>
    </message>
    <message>
        <source>Someone you trust</source>
        <translation>Сенетін адамыңыз</translation>
    </message>
    <message>
        <source>Or send this message:</source>
        <translation>Немесе мына хабарды жіберіңіз:</translation>
    </message>
    <message>
        <source>I have had a strange call. They speak of money or codes. Please call me at once.</source>
        <translation>Маған біртүрлі қоңырау келді. Ақша немесе код туралы айтады. Маған бірден қоңырау шалшы.</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Хабарды көшіру</translation>
    </message>
    <message>
        <source>Enter their number…</source>
        <translation>Нөмірін жазу…</translation>
    </message>
    <message>
        <source>A code for the camera of a phone</source>
        <translation>Телефон камерасына арналған код</translation>
    </message>
    <message>
        <source>Point the camera of a phone here: it offers to call this number.</source>
        <translation>Телефон камерасын осында бағыттаңыз: ол осы нөмірге қоңырау шалуды ұсынады.</translation>
    </message>
    <message>
        <source>If they say they are family: ask for the family word.</source>
        <translation>Туысыңызбыз десе, отбасылық сөзді сұраңыз.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>RemoteAccess</name>
    <message>
        <source>Remote access: {program}</source>
        <translation>Қашықтан қол жеткізу: {program}</translation>
    </message>
    <message>
        <source>With it others can control this computer. Did the caller ask for it? Then hang up</source>
        <translation>Басқалар компьютерді басқара алады. Мұны сізден сұрады ма? Әңгімені тоқтатыңыз</translation>
    </message>
    <message>
        <source>With {program} another person can see and control this computer</source>
        <translation>{program} арқылы басқа адам бұл компьютерді көріп, басқара алады</translation>
    </message>
    <message>
        <source>A remote access program is open: {program}</source>
        <translation>Қашықтан қол жеткізу бағдарламасы ашық: {program}</translation>
    </message>
    <message>
        <source>Hide this until the call ends?</source>
        <translation>Қоңырау біткенше жасыру керек пе?</translation>
    </message>
    <message>
        <source>If they speak of money, hang up</source>
        <translation>Ақша туралы айтса, әңгімені тоқтатыңыз</translation>
    </message>
    <message>
        <source>It may have been for a good reason. If the caller asked for it, close the program and remove it.</source>
        <translation>Мұның себебі болған да шығар. Егер қоңырау шалушы сұраған болса, бағдарламаны жауып, жойыңыз.</translation>
    </message>
    <message>
        <source>Close the program: its window, and its icon beside the clock</source>
        <translation>Бағдарлама терезесін және сағат қасындағы белгішесін жабыңыз</translation>
    </message>
    <message>
        <source>If your bank was open meanwhile, call the number on your card</source>
        <translation>Банк ашық болса, картадағы нөмірге қоңырау шалыңыз</translation>
    </message>
    <message>
        <source>If it does not close, turn off the internet or the computer</source>
        <translation>Жабылмаса, интернетті немесе компьютерді өшіріңіз</translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
    <message>
        <source>A picture for the police</source>
        <translation>Полицияға арналған сурет</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Суреттер (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>A report for 102</source>
        <translation>102 үшін хабарлама</translation>
    </message>
    <message>
        <source>Write down what you remember</source>
        <translation>Есіңізде қалғанын жазыңыз</translation>
    </message>
    <message>
        <source>An empty line can be filled in by hand. The page also says when the call was, if it was watched.</source>
        <translation>Бос жолды қолмен толтыруға болады. Қоңырау қадағаланған болса, бетте оның уақыты да жазылады.</translation>
    </message>
    <message>
        <source>Add a picture…</source>
        <translation>Сурет қосу…</translation>
    </message>
    <message>
        <source>This picture cannot be read.</source>
        <translation>Бұл сурет ашылмайды.</translation>
    </message>
    <message>
        <source>What you wrote is not saved. Close it?</source>
        <translation>Жазғаныңыз сақталмаған. Жабу керек пе?</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Сақтамай жабу</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Жазуды жалғастыру</translation>
    </message>
    <message>
        <source>Save the page…</source>
        <translation>Бетті сақтау…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>Paused: this call is not watched</source>
        <translation>Кідіртілген: бұл қоңырау қадағаланбайды</translation>
    </message>
    <message>
        <source>“Watch again” is in the menu of Qalqan.</source>
        <translation>«Қадағалауды жалғастыру» Qalqan мәзірінде.</translation>
    </message>
    <message>
        <source>The settings cannot be written</source>
        <translation>Баптауларды жазу мүмкін емес</translation>
    </message>
    <message>
        <source>Practice call</source>
        <translation>Жаттығу қоңырауы</translation>
    </message>
    <message>
        <source>The practice clip cannot be played.</source>
        <translation>Жаттығу бейнесін көрсету мүмкін емес.</translation>
    </message>
    <message>
        <source>Saved in the folder “{folder}”: {name}. Give the file to the police (telephone 102).</source>
        <translation>«{folder}» қалтасына сақталды: {name}. Файлды полицияға беріңіз (тел. 102).</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сақталды</translation>
    </message>
    <message>
        <source>For this a video call must be on the screen.</source>
        <translation>Ол үшін экранда бейнеқоңырау жүріп тұруы керек.</translation>
    </message>
    <message>
        <source>Which picture is me</source>
        <translation>Қай сурет менікі</translation>
    </message>
</context>
<context>
    <name>SaveEvidence</name>
    <message>
        <source>Save evidence for the police</source>
        <translation>Полицияға арналған дәлелдерді сақтау</translation>
    </message>
    <message>
        <source>Zip file (*.zip)</source>
        <translation>ZIP файлы (*.zip)</translation>
    </message>
    <message>
        <source>There is a file of this name already. Choose another name.</source>
        <translation>Мұндай атаумен файл бар. Басқа атау таңдаңыз.</translation>
    </message>
    <message>
        <source>Save the report for the police</source>
        <translation>Полицияға арналған хабарламаны сақтау</translation>
    </message>
</context>
<context>
    <name>ScreenSharing</name>
    <message>
        <source>Your screen is being shown to the caller</source>
        <translation>Экраныңыз көрсетіліп тұр</translation>
    </message>
    <message>
        <source>Stop it. Never show your bank or codes</source>
        <translation>Тоқтатыңыз. Банк пен кодты көрсетпеңіз</translation>
    </message>
    <message>
        <source>The button that stops it is on a bar at the edge of the screen</source>
        <translation>Тоқтататын түйме экранның шетіндегі жолақта</translation>
    </message>
    <message>
        <source>You do not find it, or they asked for it: hang up</source>
        <translation>Таппасаңыз немесе мұны ол сұраса, әңгімені тоқтатыңыз</translation>
    </message>
    <message>
        <source>Your screen was shown to the caller. It may have been for a good reason.</source>
        <translation>Экраныңыз қоңырау шалушыға көрсетілді. Оның орынды себебі болуы да мүмкін.</translation>
    </message>
    <message>
        <source>If your bank or a code was seen, call the number on your card</source>
        <translation>Банк не код көрініп қалса, картаңыздағы нөмірге қоңырау шалыңыз</translation>
    </message>
</context>
<context>
    <name>SelfViewWindow</name>
    <message>
        <source>Which picture is me?</source>
        <translation>Қай сурет менікі?</translation>
    </message>
    <message>
        <source>Click your own face, or draw a box around your own small picture.</source>
        <translation>Өз бетіңізді басыңыз немесе өзіңіздің шағын суретіңізді жақтаумен қоршаңыз.</translation>
    </message>
    <message>
        <source>Only the place is remembered. This picture is not stored.</source>
        <translation>Тек орны ғана есте сақталады. Бұл сурет сақталмайды.</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>Бұл мен</translation>
    </message>
    <message>
        <source>I am not in the picture</source>
        <translation>Мен мұнда жоқпын</translation>
    </message>
    <message>
        <source>Or choose a corner:</source>
        <translation>Немесе бұрышты таңдаңыз:</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>Жоғарғы сол жақ</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>Жоғарғы оң жақ</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>Төменгі сол жақ</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>Төменгі оң жақ</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Qalqan settings</source>
        <translation>Qalqan баптаулары</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Бөлімдер</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Болдырмау</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Every choice is kept at once.</source>
        <translation>Әр таңдау бірден сақталады.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Жалпы</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Қоңыраулар</translation>
    </message>
    <message>
        <source>Who calls</source>
        <translation>Кім қоңырау шалады</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Жазбалар</translation>
    </message>
    <message>
        <source>Picture and speed</source>
        <translation>Бейне және жылдамдық</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Ескертулер</translation>
    </message>
    <message>
        <source>Someone you trust</source>
        <translation>Сенетін адамыңыз</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>Prosecutor General&apos;s Office of Kazakhstan</source>
        <translation>Қазақстанның Бас прокуратурасы</translation>
    </message>
    <message>
        <source>National Bank of Kazakhstan</source>
        <translation>Қазақстанның Ұлттық Банкі</translation>
    </message>
    <message>
        <source>Ministry of Internal Affairs of Kazakhstan</source>
        <translation>Қазақстанның Ішкі істер министрлігі</translation>
    </message>
    <message>
        <source>Police of the Kostanay Region</source>
        <translation>Қостанай облысының полициясы</translation>
    </message>
    <message>
        <source>Police of the Turkistan Region</source>
        <translation>Түркістан облысының полициясы</translation>
    </message>
    <message>
        <source>Police of Aktau</source>
        <translation>Ақтау полициясы</translation>
    </message>
    <message>
        <source>State bodies of Kazakhstan</source>
        <translation>Қазақстанның мемлекеттік органдары</translation>
    </message>
    <message>
        <source>Financial Market Agency of Kazakhstan</source>
        <translation>Қазақстанның қаржы нарығы агенттігі</translation>
    </message>
    <message>
        <source>Ministry of Digital Development of Kazakhstan</source>
        <translation>Қазақстанның цифрлық даму министрлігі</translation>
    </message>
    <message>
        <source>Researchers of New York University</source>
        <translation>Нью-Йорк университетінің зерттеушілері</translation>
    </message>
</context>
<context>
    <name>SpeedPage</name>
    <message>
        <source>Pictures checked a second</source>
        <translation>Секундына тексерілетін кадр саны</translation>
    </message>
    <message>
        <source>Fewer is easier for a slow computer; more warns sooner.</source>
        <translation>Азы баяу компьютерге жеңіл; көбі ертерек ескертеді.</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>No signs found; this is not proof</source>
        <translation>Белгілер табылмады, бірақ бұл дәлел емес</translation>
    </message>
    <message>
        <source>No face in the picture</source>
        <translation>Бейнеде адамның жүзі көрінбейді</translation>
    </message>
    <message>
        <source>Cannot judge the picture yet</source>
        <translation>Бейнені әзірге бағалау мүмкін емес</translation>
    </message>
    <message>
        <source>Something is odd with this face</source>
        <translation>Бұл адамның жүзінде күмәнді белгі бар</translation>
    </message>
    <message>
        <source>Possible deepfake</source>
        <translation>Бұл дипфейк болуы мүмкін</translation>
    </message>
    <message>
        <source>{some} of {all} people could not be judged</source>
        <translation>Тексерілмеген адам: {some}, барлығы {all}</translation>
    </message>
</context>
<context>
    <name>Warning</name>
    <message>
        <source>Not now</source>
        <comment>button that hides the warning for some minutes</comment>
        <translation>Қазір емес</translation>
    </message>
    <message>
        <source>Why?</source>
        <comment>button that shows what the warning rests on</comment>
        <translation>Неге?</translation>
    </message>
    <message>
        <source>Hang up and call 102</source>
        <translation>Әңгімені дереу тоқтатып, 102&#xa0;нөміріне хабарласыңыз</translation>
    </message>
    <message>
        <source>What to do</source>
        <comment>the large button of a warning</comment>
        <translation>Не істеу керек</translation>
    </message>
    <message>
        <source>Ask my relative</source>
        <comment>button that opens the number of someone the user trusts</comment>
        <translation>Жақынымнан сұрау</translation>
    </message>
    <message>
        <source>The caller in {application} may be a deepfake: a false face over the real one</source>
        <translation>Қоңырау шалушы ({application}) дипфейк болуы мүмкін: нағыз жүздің үстіндегі жалған жүз</translation>
    </message>
    <message>
        <source>The face in {application} may be a false one: a deepfake</source>
        <translation>Қоңырау шалушының жүзі ({application}) жалған болуы мүмкін: дипфейк</translation>
    </message>
    <message>
        <source>This is practice: hang up, do not call 102</source>
        <translation>Бұл – жаттығу: қоңырауды аяқтаңыз, 102 нөміріне хабарласпаңыз</translation>
    </message>
    <message>
        <source>A deepfake is a false face over the real one</source>
        <translation>Дипфейк – нағыз жүздің үстіндегі жалған жүз</translation>
    </message>
    <message>
        <source>Whom to call: {person}</source>
        <translation>Кімге хабарласу керек: {person}</translation>
    </message>
    <message>
        <source>Hide the warning for {minutes} min?</source>
        <translation>Ескертуді {minutes} минутқа жасыру керек пе?</translation>
    </message>
    <message>
        <source>Yes, hide it</source>
        <translation>Иә, жасыру</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Жоқ, қалдыру</translation>
    </message>
    <message>
        <source>The danger is not over. If they speak of money, hang up</source>
        <translation>Қауіп өткен жоқ. Ақша туралы айтса, әңгімені тоқтатыңыз</translation>
    </message>
    <message>
        <source>Cannot judge the picture</source>
        <translation>Бейнені бағалау мүмкін емес</translation>
    </message>
    <message>
        <source>No warning does not mean the caller is real</source>
        <translation>Ескертудің болмауы қоңырау шалушының шын адам екенін білдірмейді</translation>
    </message>
</context>
<context>
    <name>WarningsPage</name>
    <message>
        <source>Fewest false alarms</source>
        <translation>Жалған дабыл аз</translation>
    </message>
    <message>
        <source>Only strong signs.</source>
        <translation>Тек айқын белгілер.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Теңгерімді</translation>
    </message>
    <message>
        <source>Earliest</source>
        <translation>Ертерек</translation>
    </message>
    <message>
        <source>Weak signs too. More false alarms, most on a bad line or with a beauty filter.</source>
        <translation>Әлсіз белгілер де. Жалған дабыл көбірек, әсіресе байланыс нашар болса не бетті әсемдейтін сүзгі қосылса.</translation>
    </message>
    <message>
        <source>When to warn</source>
        <translation>Қашан ескерту керек</translation>
    </message>
    <message>
        <source>These are few clips: other callers and other swaps can give other numbers.</source>
        <translation>Бұл жазбалар аз: басқа адамдар мен басқа ауыстыруларда сандар өзгеше болуы мүмкін.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Дыбыс</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Хабарламалар</translation>
    </message>
    <message>
        <source>Sound with a warning</source>
        <translation>Ескерту дыбысы</translation>
    </message>
    <message>
        <source>Repeat until I answer the warning</source>
        <translation>Жауап бергенімше қайталау</translation>
    </message>
    <message>
        <source>Say the warning aloud</source>
        <translation>Ескертуді дауыстап айту</translation>
    </message>
    <message>
        <source>This computer has no voice for it.</source>
        <translation>Бұл компьютерде оған дауыс жоқ.</translation>
    </message>
    <message>
        <source>Small notice when something is odd</source>
        <translation>Күмәнді белгі болса, хабарлау</translation>
    </message>
    <message>
        <source>It comes earlier than a warning and is wrong more often.</source>
        <translation>Ескертуден ертерек шығады және жиірек қателеседі.</translation>
    </message>
    <message>
        <source>Notice for a poor picture</source>
        <translation>Бейне нашар болса, хабарлау</translation>
    </message>
    <message>
        <source>When the picture of a call cannot be judged.</source>
        <translation>Қоңырау бейнесін тексеру мүмкін болмағанда.</translation>
    </message>
    <message>
        <source>“Not now” hides a warning for</source>
        <translation>«Қазір емес» ескертуді жасыратын уақыт</translation>
    </message>
    <message>
        <source> min</source>
        <translation> мин</translation>
    </message>
    <message>
        <source>Not measured.</source>
        <translation>Өлшенбеген.</translation>
    </message>
    <message numerus="yes">
        <source>On %n real callers</source>
        <translation>
            <numerusform>%n нағыз адамда</numerusform>
            <numerusform>%n нағыз адамда</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n минут</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation>бір минутқа жуық</translation>
    </message>
    <message>
        <source>no false warning</source>
        <translation>жалған ескерту болған жоқ</translation>
    </message>
    <message>
        <source>one false warning</source>
        <translation>бір жалған ескерту болды</translation>
    </message>
    <message numerus="yes">
        <source>%n false warnings</source>
        <translation>
            <numerusform>%n жалған ескерту болды</numerusform>
            <numerusform>%n жалған ескерту болды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n swapped faces it found {found}.</source>
        <translation>
            <numerusform>Ауыстырылған %n жүздің табылғаны: {found}.</numerusform>
            <numerusform>Ауыстырылған %n жүздің табылғаны: {found}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>No call found</source>
        <translation>Қоңырау табылмады</translation>
    </message>
    <message>
        <source>Watching: {application}</source>
        <translation>Қадағалануда: {application}</translation>
    </message>
    <message>
        <source>Cannot see the call</source>
        <translation>Қоңырау көрінбейді</translation>
    </message>
    <message>
        <source>Paused: nothing is watched</source>
        <translation>Кідіртілді: ештеңе тексерілмейді</translation>
    </message>
    <message>
        <source>Not working</source>
        <translation>Жұмыс істемейді</translation>
    </message>
</context>
<context>
    <name>WelcomeWindow</name>
    <message>
        <source>Welcome to Qalqan</source>
        <translation>Qalqan-ға қош келдіңіз</translation>
    </message>
    <message>
        <source>What Qalqan does and does not do</source>
        <translation>Qalqan не істейді және не істемейді</translation>
    </message>
    <message>
        <source>Who helps you</source>
        <translation>Сізге кім көмектеседі</translation>
    </message>
    <message>
        <source>Try it once, without danger</source>
        <translation>Бір рет байқап көріңіз, қауіпсіз</translation>
    </message>
    <message>
        <source>It watches the picture of a video call, on this computer only. Nothing is sent anywhere.</source>
        <translation>Ол бейнеқоңырау бейнесін тек осы компьютерде қадағалайды. Ешқайда ештеңе жіберілмейді.</translation>
    </message>
    <message>
        <source>If the caller may be a deepfake (a false face over the real one), a warning comes: hang up, call 102.</source>
        <translation>Қоңырау шалушының жүзі жалған (дипфейк) болуы мүмкін болса, ескерту шығады: әңгімені тоқтатып, 102 нөміріне хабарласыңыз.</translation>
    </message>
    <message>
        <source>It can be wrong both ways. No warning is not proof that the caller is real.</source>
        <translation>Ол босқа ескертуі де, алдауды байқамай қалуы да мүмкін. Ескертудің болмауы қоңырау шалушының шын адам екенін дәлелдемейді.</translation>
    </message>
    <message>
        <source>It never asks you for codes, passwords or money.</source>
        <translation>Ол сізден ешқашан код, құпиясөз немесе ақша сұрамайды.</translation>
    </message>
    <message>
        <source>This computer lets Qalqan see video calls.</source>
        <translation>Бұл компьютер Qalqan-ға бейнеқоңырауларды көруге рұқсат береді.</translation>
    </message>
    <message>
        <source>A practice call shows what a warning looks like. Nobody is really calling, and there is no hurry.</source>
        <translation>Жаттығу қоңырауы ескертудің қандай болатынын көрсетеді. Шын мәнінде ешкім қоңырау шалмайды, асығудың қажеті жоқ.</translation>
    </message>
    <message>
        <source>You can practise at any time: “Practice call” in the menu.</source>
        <translation>Кез келген уақытта жаттығуға болады: мәзірдегі «Жаттығу қоңырауы».</translation>
    </message>
    <message>
        <source>Start a practice call</source>
        <translation>Жаттығу қоңырауын бастау</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Компьютермен бірге іске қосу</translation>
    </message>
    <message>
        <source>Someone you trust (may stay empty)</source>
        <translation>Сенетін адамыңыз (толтырмасаңыз да болады)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Дайын</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Келесі</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>{page}-қадам, барлығы {pages}</translation>
    </message>
</context>
<context>
    <name>WhyWindow</name>
    <message>
        <source>Why this warning?</source>
        <translation>Ескерту неге шықты?</translation>
    </message>
    <message>
        <source>What to do now…</source>
        <translation>Қазір не істеу керек…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>The face in the call</source>
        <translation>Қоңыраудағы адамның жүзі</translation>
    </message>
    <message>
        <source>The face in the call; the ring shows the place that was noticed</source>
        <translation>Қоңыраудағы адамның жүзі; байқалған жер жиектеліп көрсетілген</translation>
    </message>
    <message>
        <source>The same place, enlarged</source>
        <translation>Сол жер үлкейтілген түрде</translation>
    </message>
    <message>
        <source>The warning is over; there is nothing to explain any more.</source>
        <translation>Ескерту аяқталды; енді түсіндіретін ештеңе жоқ.</translation>
    </message>
    <message>
        <source>The picture of the face is poor.</source>
        <translation>Жүздің бейнесі нашар.</translation>
    </message>
    <message>
        <source>The picture of the face is fair: the face is rather small.</source>
        <translation>Жүздің бейнесі орташа: ол кішілеу көрінеді.</translation>
    </message>
    <message>
        <source>The picture of the face is good.</source>
        <translation>Жүздің бейнесі жақсы.</translation>
    </message>
    <message>
        <source>This is a hint, not a proof. A poor connection or a beauty filter can look like this; a good fake can look clean.</source>
        <translation>Бұл – белгі ғана, дәлел емес. Байланыс нашар болғанда немесе бетті әсемдейтін сүзгі қосылғанда да осылай көрінуі мүмкін; ал шебер жасалған жалған бейне мінсіз көрінуі мүмкін.</translation>
    </message>
    <message>
        <source>This picture is only shown here; it is not stored.</source>
        <translation>Бұл бейне тек осы жерде көрсетіледі, ешқайда сақталмайды.</translation>
    </message>
    <message numerus="yes">
        <source>The face was watched for %n seconds.</source>
        <translation>
            <numerusform>Адамның жүзі %n секунд бойы бақыланды.</numerusform>
            <numerusform>Адамның жүзі %n секунд бойы бақыланды.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The face was watched for %n minutes.</source>
        <translation>
            <numerusform>Адамның жүзі %n минут бойы бақыланды.</numerusform>
            <numerusform>Адамның жүзі %n минут бойы бақыланды.</numerusform>
        </translation>
    </message>
</context>
</TS>
