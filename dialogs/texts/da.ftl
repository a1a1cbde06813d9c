# Alt, hvad Fremdrift siger på dansk. Hver sætning har samme id i en.ftl.

app-name = Fremdrift

## Dage, spænd og penge

when-day = { $day } ({ $week }, { $distance })
when-span = { $span } ({ $first } til { $last }, { $distance })
week = uge { $week }
week-of-year = uge { $week } i { $year }
distance-today = i dag
distance-tomorrow = i morgen
distance-yesterday = i går
distance-running = er i gang nu
distance-ahead = om { $number } { $days ->
        [one] dag
       *[other] dage
    }
distance-past = for { $number } { $days ->
        [one] dag
       *[other] dage
    } siden
season-spring = foråret { $year }
season-summer = sommeren { $year }
season-autumn = efteråret { $year }
season-winter = vinteren { $year }
span-week = { $week }, { $first } til { $last }
span-days-of-month = { $first }.–{ $last }
span-primo = primo { $month }
span-medio = medio { $month }
span-ultimo = ultimo { $month }
span-quarter = { $quarter }. kvartal { $year }
span-days = { $first } til { $last }
kroner = { $amount } kr.
kroner-millions = { $amount } mio. kr.

## Frister

deadline-preparation = Forberedelsen bør være i gang
deadline-declaration = Hensigtserklæring i Budget { $about }
deadline-negotiation-start = Forhandlingen begynder
deadline-contributions-open = Bidrag indhentes fra de øvrige forvaltninger
deadline-contributions-due = Bidrag fra forvaltningerne skal være inde
deadline-money = Penge i Budget { $about }
deadline-political-treatment = Politisk behandling
deadline-committee = Fagudvalget behandler sagen
deadline-finance-committee = Økonomiudvalget behandler sagen
deadline-council = Borgerrepræsentationen beslutter
deadline-release = Anlægsmidlerne frigives
deadline-start = Perioden begynder
deadline-expiry = Perioden udløber
deadline-goal-list = Statens liste over parallelsamfund { $about } offentliggøres
deadline-service-year = Årets servicemidler { $about } (TM021)
deadline-not-set = ingen dato er sat endnu
deadline-line = { $what }: { $when }
deadline-line-plan = { $plan } – { $what }: { $when }
rests-on = { $count ->
        [one] afhænger af { $questions }
       *[other] afhænger af { $questions }
    }
owner-contributors = alle forvaltninger undtagen den koordinerende

force-pattern = mønster fra tidligere, ikke en regel
force-recommendation = anbefaling
force-assumption = antagelse: fireugersprincippet
force-fixed = sat af mennesker

reading-of = »{ $label }« ({ $question })
date-under-reading = { $when } – ved læsningen { $reading }
counted-from = Regnet fra den tidligste læsning: { $reading }. De andre giver:
off-day = { $day } er ikke en arbejdsdag ({ $reason }). Arbejdsdagen før er { $working }.
off-day-closed = { $day } er ikke en arbejdsdag ({ $reason }). Hverdagen før er { $weekday }, men da er der lukket; arbejdsdagen før er { $working }.
reason-holiday = helligdag: { $name }
reason-closed = lukkedag i kommunen
reason-weekend = weekend

why-preparation = Landsbyggefondens ansøgningshåndbog anbefaler at begynde omkring halvandet år før periodens start.
why-declaration = Mønstret er, at hensigtserklæringen står i budgettet året før det budget, der giver pengene, og at Borgerrepræsentationen vedtager budgettet den første torsdag i oktober.
why-negotiation-start = Forhandlingen om indholdet begynder et år før periodens start.
why-contributions-open = Den koordinerende forvaltning indhenter bidrag fra alle øvrige forvaltninger, når forhandlingen begynder, altså et år før start.
why-contributions-due = Ingen kilde giver en frist for bidragene. Den skal sættes af mennesker.
why-money = Mønstret er, at pengene står i budgettet for det år, perioden begynder, og at Borgerrepræsentationen vedtager det den første torsdag i oktober året før.
why-political-treatment = Sagen behandles politisk i efteråret før periodens start.
why-committee = Fra fagudvalg til Borgerrepræsentation går der efter princippet fire uger; for en start ved årsskiftet betyder det medio november.
why-finance-committee = Økonomiudvalget behandler sagen mellem fagudvalget og Borgerrepræsentationen, cirka to uger efter fagudvalget.
why-council = Borgerrepræsentationen skal have besluttet sagen, før perioden begynder; årets sidste møder ligger medio december.
why-release = Anlægsmidlerne frigives sammen med den politiske godkendelse. Reglen gælder kun anlæg, ikke service.
why-start = Perioden begynder, som kilden siger, eller dagen efter at den foregående slutter.
why-expiry = Periodens sidste dag følger af slutdatoen i notatet.
why-goal-list = Listen offentliggøres hvert år den 1. december; den måler målet, til målet er afklaret.
why-service-year = Servicemidlerne er givet år for år. Hvert nyt år skal de være på plads den 1. januar.
anchor-period-start = periodens start { $day }
anchor-period-end = periodens sidste dag { $day }
anchor-year = { $day }

why-title = Hvorfor den dato?
why-date = Dato
why-rule = Regel
why-anchor = Regnet fra
why-force = Hvor sikker
why-reading = Læsning
why-source = Kilde
why-owner = Ansvarlig
why-what = Hvad vil du have begrundet? Spørg først til en dato eller et beløb, eller skriv det hele, for eksempel "hvorfor starter forhandlingen om Nørrebro 1. januar 2027?"
see-source = Se kilden: { $url }
source-line = Kilde: { $source }
source-title = Kilder
source-money-lead = Beløbene kommer herfra:
source-sums-ours = Summer, der er mærket "beregnet", er Fremdrifts egne og står ikke i kilden.
source-all = Hovedkilden er { $title } ({ $count } oplysninger, S1 til S25). Spørg til en bestemt dato eller et beløb, så får du stedet.
source-fact-unknown = Det nummer står der ikke noget under. Oplysningerne er S1 til S25.
fact-line = { $says } – { $source } ({ $id })

## Status

status-title = Status på helhedsplanerne
status-title-plan = Status på { $plan }
status-lead = { $day }. { $count ->
        [one] Én plan.
       *[other] Viser { $shown } af { $count } planer; den, der først kræver noget, står øverst.
    }
status-lead-plan = { $day }: { $stage }.
status-stage = Nu
status-renewal = Fornyelse
status-next = Næste frist
status-then = Derefter
status-nothing-ahead = ingen frister forude
status-overdue = Overskredet
status-overdue-count = { $count ->
        [one] 1 frist er passeret, uden at noget er registreret
       *[other] { $count } frister er passeret, uden at noget er registreret
    }
status-questions = Åbne spørgsmål
status-questions-count = { $count ->
        [0] ingen
       *[other] { $count } ({ $ids })
    }
status-money = Anlægspenge
status-shared = Fælles for planerne
status-period = { $stage }; perioden går fra { $start } til { $end }
status-period-open = { $stage }; perioden går fra { $start } til { $end } efter den tidligste læsning
status-renewal-from = { $stage }; næste periode fra { $start }
status-renewal-open = { $stage }; næste periode fra { $start } (efter andre læsninger { $others })
status-no-money = ingen bevilling er registreret
status-released = { $amount } er registreret som frigivet
status-not-released = ingen frigivelse er registreret
status-money-unsplit = { $amount } samlet for planerne, ikke fordelt ({ $codes }); { $released }
status-money-own = { $amount } ({ $codes }); { $released }
all-plans = alle planer
shared-plan = Fælles

stage-dormant = Ikke begyndt
stage-preparation = Forberedelse
stage-contributions = Bidrag indhentes
stage-negotiation = Forhandling
stage-political-treatment = Politisk behandling
stage-approved = Godkendt
stage-running = I gang
stage-expiring = Udløber snart
stage-expired = Udløbet

alarm-not-recorded = ⚠ Perioden begyndte { $start }, men hverken Borgerrepræsentationens godkendelse eller frigivelsen af anlægsmidlerne er registreret. Om det er sket, ved Fremdrift ikke.
alarm-content-only = ⚠ Indholdet er godkendt, men frigivelsen af anlægsmidlerne er ikke registreret. Planen er først godkendt, når begge dele er besluttet.
alarm-release-only = ⚠ Frigivelsen er besluttet, men indholdet er ikke registreret som godkendt. Planen er først godkendt, når begge dele er besluttet.

plans-title = Helhedsplanerne
plans-lead =
    { $count ->
        [one] Der er én boligsocial helhedsplan: { $names }.
       *[other] Der er { $count } boligsociale helhedsplaner: { $names }{ $more ->
            [0] .
           *[other] {" "}og { $more } til.
        }
    }
plans-line = { $name }: nuværende periode fra { $start } til { $end } (tidligste læsning)

## Frister i lister

deadlines-title = Frister{ $scope }
deadlines-scope = { $has_plan ->
        [0] { $has_unit ->
            [0] {""}
           *[other] {" "}for { $unit }
        }
       *[other] { $has_unit ->
            [0] {" "}for { $plan }
           *[other] {" "}for { $plan } og { $unit }
        }
    }
deadlines-lead = Viser { $shown } af { $count }, den nærmeste først.
deadlines-lead-in = { $span }: viser { $shown } af { $count }.
deadlines-none = Der er ingen åbne frister forude.
deadlines-none-dated = Ingen frister med dato; { $count } uden dato endnu.
deadlines-none-in = Der er ingen åbne frister i det spænd: { $span }.
deadlines-first = Den næste: { $line }
deadlines-last-working-day = Den sidste arbejdsdag i det spænd er { $day }.
deadlines-overdue = { $count ->
        [one] Desuden er 1 frist passeret, uden at noget er registreret. Spørg "hvad er overskredet?".
       *[other] Desuden er { $count } frister passeret, uden at noget er registreret. Spørg "hvad er overskredet?".
    }
deadlines-undated = Uden dato
deadlines-earliest-reading = Datoer, der afhænger af et åbent spørgsmål, er regnet fra den tidligste læsning. Spørg "hvorfor?" for at se de andre.
overdue-title = Passeret uden registrering
overdue-lead =
    { $count ->
        [one] Ja, én frist er passeret, uden at noget er registreret.
       *[other] Ja, { $count } frister er passeret, uden at noget er registreret; her er { $shown }.
    }
overdue-note = Det betyder ikke, at det ikke er sket, kun at det ikke er registreret her.
overdue-none = Nej, ingen åbne frister er overskredet.

## Perioder

period-title = Perioder
period-title-plan = Perioden for { $plan }
period-lead = { $plan } udløber { $when }.
period-lead-open = { $plan } udløber { $when } efter den tidligste læsning; slutdatoen afhænger af { $questions }.
period-lead-start = { $plan } begyndte { $start }. Næste periode begynder { $next } (tidligste læsning).
period-lead-former = Den forrige plan for { $plan } sluttede { $when }.
period-before = Den forrige periode sluttede { $day }.
period-start = Begyndte { $day }.
period-end = Udløber { $when }.
period-end-else = Ellers { $when }.
period-next = Næste periode begynder { $when }.
period-as-written = Notatet skriver "{ $text }". Fornyelser er normalt på { $normal } år.
period-as-written-years = Notatet skriver "{ $text }" og siger { $years } år.
period-open = { $count ->
        [one] Slutdatoen afhænger af { $questions }. Den tidligste læsning tæller, til det er afklaret.
       *[other] Slutdatoen afhænger af { $questions }. Den tidligste læsning tæller, til det er afklaret.
    }

when-title = Hvornår?
when-title-plan = Hvornår? { $plan }
when-heading = { $plan } – { $what }
when-binding = Hvor sikker er datoen: { $force }.

## Åbne spørgsmål

questions-title = Åbne spørgsmål
questions-title-plan = Åbne spørgsmål om { $plan }
questions-lead = { $count ->
        [0] Alt er afklaret.
        [one] Ét spørgsmål er ikke afklaret i kilderne.
       *[other] { $count } spørgsmål er ikke afklaret i kilderne.
    }
questions-line = { $id }: { $title } ({ $plans })
questions-note = Skriv for eksempel "{ $id }" for at se læsningerne og hvad de betyder for fristerne.
question-title = Spørgsmål { $ids }
question-unknown = Et spørgsmål med det nummer kender jeg ikke ({ $id }). De åbne er { $known }.
question-settled = Afklaret: { $answer }. Af { $by } { $day }. Begrundelse: { $reason }
question-settle-hint = Som koordinator kan du afklare det: skriv "afklar { $id }".
question-who-settles = En koordinator kan afklare det med en begrundelse.

settle-title = Afklar { $id }
settle-question = Spørgsmål
settle-answer = Svar
settle-answer-text = Svar med egne ord
settle-reason = Begrundelse
settle-other-date = En anden slutdato
settle-other-date-label = Anden slutdato (kun hvis ingen af læsningerne passer)
settle-readings = Læsninger
settle-ask-answer = Hvilken læsning gælder? Skriv nummeret eller en slutdato, eller udfyld det hele her.
settle-ask-reading = Hvilken læsning gælder? Skriv nummeret, eller udfyld det hele her.
settle-ask-reading-or-words = Hvilken læsning gælder? Skriv nummeret eller svar med egne ord, eller udfyld det hele her.
settle-ask-words = Hvad er svaret? Skriv det med egne ord, eller udfyld det hele her.
settle-ask-reason = Hvad er begrundelsen? Skriv for eksempel, hvem der har bekræftet det.
settle-reason-short = Skriv en begrundelse på mindst tre tegn, for eksempel "bekræftet af Landsbyggefonden".
settle-which-date = Skriv slutdatoen, for eksempel "31. december 2028".
settle-no-such-answer = Det svar kender jeg ikke.
settle-one-answer = Vælg enten en læsning eller en anden slutdato, ikke begge dele.
settle-no-answer = Vælg en læsning, eller skriv et svar.
settle-summary = Sådan bliver det gemt:
settle-confirm = Skriv "ja" for at gemme, "tilbage" for at rette eller "annullér". Fristerne regnes om med det samme.
settle-cancel-hint = Skriv "annullér" for at stoppe. Intet er gemt endnu.
settle-cancelled = Annulleret. Intet er gemt.
settle-resume = Vi er i gang med at afklare { $id }. Skriv dit svar, eller "annullér".
settle-first-this = Vi er midt i at afklare { $id }. Svar herunder, eller skriv "annullér"; skriv så dit nye bagefter.
settle-help = Svar på spørgsmålet herunder. "tilbage" går et skridt tilbage, "annullér" stopper. Du kan også stille et spørgsmål imens.
settle-refused = Kun en koordinator eller administrator kan afklare et åbent spørgsmål; du er { $role }. Skriv til koordinatoren, hvis du kender svaret.
settle-not-here = Her i gruppen svarer jeg på spørgsmål. Afklaringer skrives til mig i en privat chat.
settle-which = Hvilket spørgsmål vil du afklare? Skriv for eksempel "afklar A1".
settle-gone = Det spørgsmål findes ikke længere.
settle-done-title = { $id } er afklaret
settle-moved = { $count ->
        [one] Én frist er flyttet
       *[other] { $count } frister er flyttet
    }
settle-moved-line = { $plan } – { $what }: nu { $after }, før { $before }
settle-nothing-moved = Ingen frister flyttede sig af det.

## Penge

money-title = Penge
money-kind-capital = anlæg
money-kind-service = service
money-kind-declaration = hensigtserklæring
money-lead = { $count ->
        [one] Én bevilling passer.
       *[other] { $count } bevillinger passer.
    }
money-lead-total = I alt { $amount } (beregnet; summen står ikke i kilden).
money-lead-all = I alt { $amount } (beregnet): { $parts }.
money-part = { $amount } på { $kind }
money-lead-in-year = I { $year }: { $parts }.
money-part-not-by-year = { $amount } på { $kind } er samlet for { $years } og ikke delt på år
money-lead-year = { $amount } på { $kind } i { $year } ({ $code }, { $budget }).
money-lead-not-by-year = { $amount } samlet for { $years }. Hvor meget der er til { $year } alene, siger kilden ikke.
money-lead-unsplit = Hvor meget { $plan } får, er ikke fordelt i kilden: { $amount } er samlet for planerne.
money-lead-released = Ja, { $amount } er registreret som frigivet.
money-lead-part = Delvist: { $released } af { $amount } er registreret som frigivet, { $left } er ikke.
money-lead-not-released = Ingen frigivelse af { $amount } er registreret. Det betyder, at den ikke står her, ikke at den ikke er sket.
money-lead-service-release = Det er ikke afklaret, om servicemidlerne skal frigives (A8); kilden siger det kun om anlæg.
money-lead-price-level = Pris- og lønniveauet står ikke i kilden (A7).
money-line-total = { $amount } på { $kind } i { $years } ({ $code }, { $budget }): { $purpose }
money-line-per-year = { $amount } om året på { $kind } i { $years } ({ $code }, { $budget }): { $purpose }
money-line-no-amount = { $code } ({ $budget }), { $kind } uden beløb: { $purpose }
money-line-plans = { $count ->
        [one] – for { $plans }
       *[other] – samlet for { $plans }, ikke fordelt
    }
money-sums = Summer
money-sums-year = Summer for { $year }
money-sum-of = { $kind } i alt
money-sum = Alt i alt
money-calculated = { $amount } (beregnet)
money-release = Frigivelse
released-line = { $code } { $kind } { $years }: { $amount } af { $total } er registreret som frigivet
release-awaits = { $code } { $kind } { $years }: { $total } frigives sammen med den politiske godkendelse; ingen frigivelse er registreret
release-not-stated = { $code } { $kind } { $years }: { $total }; kilden siger ikke, om de skal frigives (A8)
money-not-split = { $amount } til { $plans } er ikke fordelt på planer eller år (A7). Der vises aldrig et gennemsnit.
money-no-price-level = Pris- og lønniveauet står ikke i kilden (A7).
money-spending-unknown = Forbrug registreres ikke her, kun hvad der er afsat og frigivet.
money-service-question = Om servicemidler skal frigives, er et åbent spørgsmål (A8).
money-none = Jeg kender ingen bevilling, der passer til det.
money-no-code = { $code } kender jeg ikke. De registrerede er { $known }.
money-no-year = Der er ikke afsat noget til { $year }. Bevillingerne ligger i { $years }.
money-no-such-amount = { $amount } svarer ikke til nogen registreret bevilling. Beløbene er { $known }.

## Bidrag

owing-title = Bidrag
owing-lead = { $count ->
        [0] Alle { $total } forvaltninger har svaret.
        [one] Én af { $total } forvaltninger mangler at svare.
       *[other] { $count } af { $total } forvaltninger mangler at svare.
    }
owing-lead-unit-missing = { $units } mangler at svare ({ $plans }).
owing-lead-unit-answered = { $units } har svaret.
owing-no-round = Der er ikke åbnet nogen bidragsrunde endnu.
owing-plan = { $plan }, næste periode: { $answered } af { $total } har svaret
owing-line = { $body }: { $state }
owing-when = Hvornår
owing-coordinator = { $body } koordinerer og indhenter bidragene. Det er de seks øvrige forvaltninger, der skal bidrage.
owing-none-is-answer = "Intet bidrag" er også et svar.
contribution-not-requested = ikke anmodet endnu
contribution-requested = anmodet, mangler svar
contribution-accepted = har sagt ja, mangler bidrag
contribution-draft = udkast
contribution-submitted = indsendt
contribution-returned = sendt tilbage
contribution-management-approved = ledelsesgodkendt
contribution-included = indarbejdet
contribution-none = intet bidrag
contribution-withdrawn = trukket tilbage

## Politisk vej

route-title = Den politiske vej
route-lead-approved = { $plans }: ja, både indholdet og frigivelsen er registreret som besluttet.
route-lead-not-approved = { $plans }: ingen endelig godkendelse er registreret. Om den er givet, ved jeg ikke (A6).
route-lead = Rækkefølgen er { $bodies }. Først Borgerrepræsentationens beslutning er endelig.
route-period = Perioden fra { $start }:
route-not-recorded = { $body }: ingen beslutning er registreret
route-decided = { $body } { $day }: { $outcomes }{ $final ->
        [0] {" "}(ikke endeligt)
       *[other] {" "}(endeligt)
    }
route-next = Næste fornyelse
route-four-weeks = Datoerne for udvalgene er en antagelse efter fireugersprincippet; de rigtige mødedatoer sættes af mennesker.
route-recommend = At et udvalg anbefaler eller skriver "godkendt", er ikke en endelig godkendelse.
back-plan-title = Hvis sagen skal være klar til tiden
back-plan-lead = Målet er { $body } inden { $when }. Så skal sagen senest være i:
back-plan-line = { $body }: { $when }
back-plan-note = Regnet baglæns med fire uger fra fagudvalg til Borgerrepræsentation og udvalgenes sædvanlige ugedage. De rigtige mødedatoer og forvaltningens interne frist for indstillingen er ikke registreret og skal tjekkes.
back-plan-too-late = ⚠ Dagen for fagudvalget, { $day }, er allerede passeret.

## Forhandling

negotiation-title = Forhandlingen
negotiation-lead = { $coordinator } forhandler med { $parties }.
negotiation-next = Hvornår den begynder
negotiation-ledger = Registreret i forhandlingen
negotiation-nothing = Der er ikke registreret nogen møder eller aftaler endnu.
negotiation-entry = { $day } – { $plan }, med { $parties }: { $topic } – { $position } { $agreed ->
        [0] (åbent)
       *[other] (aftalt)
    }
negotiation-lbf-dates = Landsbyggefonden har ingen fast ansøgningsdato, som Fremdrift kender. Fondens frister sættes af mennesker.

## Mål, kalender og baggrund

goal-title = Målet for 2030
goal-lead = { $text }, senest i { $year }.
goal-lead-list = Listen offentliggøres næste gang { $when }.
goal-lists = Listen offentliggøres
goal-note = Hvilken liste der afgør målet i { $year }, siger kilden ikke. Hvilke områder der står på den nyeste liste, er ikke registreret.
calendar-title = Kalender
calendar-lead = { $when }
calendar-lead-none = { $when }. Ingen frister er registreret der.
calendar-countdown =
    { $days ->
        [one] Der er én dag til { $day } ({ $week }).
       *[other] Der er { $number } dage til { $day } ({ $week }), heraf { $working } arbejdsdage fra i dag.
    }
calendar-workday = { $day } er en arbejdsdag.
calendar-off = Fridage
calendar-holiday = { $day }: { $name }
calendar-closed = { $day }: lukkedag
calendar-deadlines = Frister ({ $shown } af { $count })
calendar-weeks = { $year } har { $weeks } uger.
today = I dag er det { $day }, { $week }.
meeting-title = Møder
meeting-usual = { $body } mødes normalt { $days }
meeting-holiday-week = Uge { $week } er skoleferie, hvor der sjældent holdes møder
meeting-not-recorded = Udvalgenes mødeplaner er ikke registreret, så om der faktisk er møde, kan jeg ikke sige. Se mødekalenderen på kk.dk.
meeting-pattern = { $body }: { $note }
date-problem-no-such-day = "{ $said }" findes ikke i kalenderen. Skriv for eksempel "30. april 2027".
date-problem-no-such-month = "{ $said }" er ikke en dato: der er 12 måneder. Skriv for eksempel "1. februar 2027" eller "1/2 2027".
date-problem-no-such-week = "{ $said }" findes ikke: { $year } har { $limit } uger. Skriv for eksempel "uge { $limit } i { $year }".
date-problem-no-such-quarter = "{ $said }" findes ikke: et år har fire kvartaler. Skriv for eksempel "1. kvartal 2027".
date-problem-weekday-differs = "{ $said }" passer ikke sammen: datoen er en anden ugedag. Skriv datoen alene.
date-problem-ends-before-it-begins = "{ $said }" slutter, før det begynder. Skriv den første dato først.

chain-title = Fra hensigt til penge
chain-lead = En hensigtserklæring i ét budget førte til penge i det næste:
chain-declaration = { $code } i { $budget }: { $purpose }
chain-money = { $code } i { $budget }: { $amount } samlet – { $purpose }
chain-next = Næste gang
chain-pattern = Samme mønster: for en start 1. januar i år N hører hensigtserklæringen til i Budget N-1 og pengene i Budget N.
process-title = Sådan går en fornyelse
process-lead = Vejen har { $count } trin, regnet tilbage fra den nye periodes start:
process-line = { $what }: { $why }{ $marked ->
        [0] {""}
       *[other] {" "}({ $force })
    }
process-preparation = Forberedelse
process-declaration = Hensigtserklæring
process-negotiation-start = Forhandling
process-contributions-open = Bidrag indhentes
process-contributions-due = Bidrag er inde
process-money = Penge i budgettet
process-political-treatment = Politisk behandling
process-committee = Fagudvalg
process-finance-committee = Økonomiudvalg
process-council = Borgerrepræsentation
process-release = Frigivelse
secretariat-title = Sekretariatet
secretariat-lead = Sekretariatsbetjeningen er en del af servicemidlerne (TM021); hvor stor en del, siger kilden ikke.
focus-title = Fokusområder
focus-lead = { $count ->
        [one] Der er ét fokusområde:
       *[other] Der er { $count } fokusområder:
    }
focus-note = Notatet binder indsatserne i Budget 2026 til dem; det siger ikke, at planerne skal indeholde dem.
unrecorded-title = Det er ikke registreret
unrecorded-place = Den plan kender jeg ikke. Her er { $count } planer: { $plans }.
unrecorded-contact = Kontaktpersoner er ikke registreret. Jeg kender forvaltningerne, men ingen personer i dem.
unrecorded-residents = Antal beboere står ikke i kilderne her.
unrecorded-staff = Medarbejdere og bemanding er ikke registreret.
unrecorded-mayor = Navne på borgmestre og udvalgsformænd er ikke registreret her, kun udvalgene og deres rækkefølge.
unrecorded-regulation = Hvad der gælder efter Landsbyggefondens regulativ for 2019-26, står ikke i kilderne her. Spørg Landsbyggefonden, før en fornyelse planlægges.
unrecorded-results = Resultater og evalueringer af planerne er ikke registreret.
unrecorded-documents = Selve dokumenterne har jeg ikke, kun hvad de siger og hvor i dem det står. Spørg "hvad er kilden?".
unrecorded-fund-date = Landsbyggefonden har ingen fast ansøgningsdato, som jeg kender. Håndbogen anbefaler at begynde omkring halvandet år før start.
unrecorded-share = Landsbyggefonden betaler det meste af en boligsocial helhedsplan; resten deler kommunen og boligorganisationerne. Hvor meget hver af dem betaler til disse planer, står ikke i kilden, kun kommunens bevillinger.
unrecorded-housing = Notatet nævner boligorganisationerne samlet og ikke ved navn.

## Hvem er hvem

bodies-title = Forvaltningerne
bodies-lead = { $coordinator } koordinerer. Der er { $count } forvaltninger:
body-title = Hvem er hvem
body-lead-renamed = { $now } er navnet siden { $day }; før var det { $before }.
body-lead-same-name = Det er { $body }; navnet er det samme som før, kun forkortelsen var { $before }.
body-lead = Det er { $body }.
body-which-title = Hvem mener du?
body-which = "{ $said }" kan være { $options }. Hvem mener du?
body-name-from = { $name } fra { $day }
body-name-until = { $name } til og med { $day }
body-serves = Forbereder sager for { $body }
body-coordinates = Koordinerer helhedsplanerne og indhenter bidrag fra de øvrige forvaltninger
body-on-route = Trin { $place } af { $count } i den politiske behandling
no-unit = ingen forvaltning
glossary-title = Ordforklaring
glossary-all = Spørg for eksempel "hvad betyder frigivelse?". Jeg kan forklare disse ord:
term-social-plan = Boligsocial helhedsplan: en tidsbegrænset social indsats i et udsat boligområde, normalt fire år, betalt mest af Landsbyggefonden og drevet af boligorganisationerne.
term-physical-plan = Fysisk helhedsplan: en plan for at renovere bygningerne. Den er noget andet end en boligsocial helhedsplan.
term-release = Frigivelse: Borgerrepræsentationen giver lov til at bruge penge, der er afsat i budgettet. Afsat er ikke det samme som frigivet.
term-capital = Anlæg: penge til varige investeringer. De skal frigives, før de kan bruges.
term-service = Service: penge til den løbende drift og indsats.
term-declaration = Hensigtserklæring: budgetparterne siger, at de vil finansiere noget i et senere budget. Den giver ikke selv penge.
term-note = Udmøntningsnotat: notatet, der beskriver, hvordan en budgetaftale føres ud i livet.
term-stars = Stjernemarkeret: frigivet allerede ved budgettets vedtagelse.
term-co-financing = Medfinansiering: kommunens og boligorganisationernes del af en plan, som Landsbyggefonden betaler det meste af.
term-commitment = Tilsagn: Landsbyggefondens ja til at støtte en plan.
term-prequalification = Prækvalifikation: den korte første ansøgning til Landsbyggefonden, med kommunens anbefaling.
term-sub-agreement = Delaftale: aftalen om de konkrete aktiviteter i ét tema af planen.
term-parallel-society = Parallelsamfund: en lovbestemt kategori af udsatte boligområder på statens liste, som offentliggøres hver 1. december.
term-local-committee = Lokaludvalg: et rådgivende udvalg i en bydel. Det er ikke det samme som en bydelsbestyrelse.
term-point = At-punkt: et nummereret punkt i en indstilling. Hvert punkt kan få sin egen beslutning.
term-case = Indstilling: forvaltningens sag til et udvalg, med de punkter der skal besluttes.
term-fte = Årsværk (ÅV): én fuldtidsansats arbejde i et år.
term-two-keys = To nøgler: en plan med anlægspenge er først godkendt, når Borgerrepræsentationen har besluttet både indholdet og frigivelsen.
term-price-level = Pris- og lønniveau (p/l): det års priser, et beløb er regnet i. Beløb i forskelligt p/l kan ikke bare lægges sammen.
term-four-weeks = Fireugersprincippet: fra fagudvalg til Borgerrepræsentation skal der normalt gå fire uger.
term-contribution = Bidrag: det, en forvaltning giver til en plan: penge, medarbejdertimer, aktiviteter, lokaler eller faglig tekst. "Intet bidrag" er også et svar. Notatet siger kun "bidrag".
term-passed-on = Oversendt (med erklæring): Økonomiudvalget sender sagen videre til Borgerrepræsentationen med sin udtalelse. Det er ikke en godkendelse.
term-renewal = Fornyelse (videreførelse): den næste periode for en plan, der findes. Notatet bruger ordene om det samme.
term-negotiation = Forhandling: kommunen, Landsbyggefonden og boligorganisationerne aftaler planens indhold; den begynder et år før periodens start.
term-board = Bydelsbestyrelse: en bestyrelse for den boligsociale indsats i en bydel. Hvilken notatet mener, er ikke afklaret (A12).
term-recommended = Anbefalet: et udvalg sender sagen videre med sin anbefaling. Kun Borgerrepræsentationens beslutning er endelig, også når et udvalg skriver "godkendt".
term-cooperation = Strategisk samarbejdsaftale: aftalen, der binder kommunen og boligorganisationerne; den er en betingelse for Landsbyggefondens støtte.
term-change-plan = Forandringsplan, udviklingsplan, kvarterplan og områdefornyelse er andre ting end en boligsocial helhedsplan; dem holder jeg ikke styr på.

## Samtale

hello = { $named ->
        [0] Hej!
       *[other] Hej { $name }.
    } Jeg holder styr på fristerne for de boligsociale helhedsplaner. Spørg, som du ville spørge en kollega.
thanks = Selv tak.
bye = Farvel. Jeg er her, når du vender tilbage.
rude = Det er ærgerligt, at det ikke gik godt. Skriv "hjælp", så viser jeg, hvad jeg kan svare på.
wrong = Hvis noget er forkert, så spørg "hvorfor?" og "hvad er kilden?" for at se, hvad det bygger på. Er det et åbent spørgsmål, kan en koordinator afklare det.
nothing-pending = Der er ikke noget, jeg venter svar på. Spørg om noget, eller skriv "hjælp".
about = Jeg er Fremdrift, et program, ikke et menneske og ikke en sprogmodel. Jeg svarer ud fra det, der er registreret om de boligsociale helhedsplaner, med kilde, og gætter ikke.
welcome-title = Velkommen til Fremdrift
welcome = Fremdrift regner alle frister for de boligsociale helhedsplaner ud, viser hvad de bygger på, og siger hvem der mangler hvad.
welcome-examples =
    status
    hvad er næste frist på Amager
    hvornår starter forhandlingen om Nørrebro?
    hvem mangler at sende bidrag?
welcome-reminders = Jeg skriver til dig, når noget skal nås. Skriv "færre påmindelser", hvis det bliver for meget.
welcome-limits = Her kan du spørge om alt. I grupper og kanaler svarer jeg, når jeg bliver nævnt. Skriv "hjælp" for mere eller "english" for engelsk.
help-title = Det kan du bruge mig til
help-lead = Skriv frit på dansk eller engelsk. Sætningerne her virker, som de står.
help-try = Prøv
help-status = Hvor langt er vi?
help-status-examples =
    status
    status på Nørrebro
    hvilke planer er der?
    hvor er sagen politisk?
help-deadlines = Frister
help-deadlines-examples =
    næste frister
    hvad sker der i uge 53?
    hvad skal SUF nå inden jul?
    hvornår udløber Amager?
help-money = Penge
help-money-examples =
    hvor meget er der på service i 27?
    er de 7,4 mio. frigivet?
    hvor meget får Amager?
help-people = Hvem
help-people-examples =
    hvem mangler at sende bidrag?
    hvem koordinerer planerne?
    hvad hedder TMF nu?
help-why = Hvorfor og hvorfra
help-why-examples =
    hvorfor?
    hvad er kilden?
    åbne spørgsmål
    A1
help-recording = Sig det hele på én gang, svar på ét spørgsmål ad gangen, eller udfyld det som formular. Intet gemmes, før du siger ja, og "fortryd" tager det tilbage.
help-here = Alle her kan læse svarene. Påmindelser, registrering og svar om enkelte personer hører til i en privat chat med mig; for at registrere skal man have en rolle af en administrator.
help-wrong = Er et svar forkert, så skriv "det var forkert" og hvorfor.
help-record = Registrér og følg op
help-record-contributor =
    registrér bidrag
    fortryd
help-record-coordinator =
    registrér bidrag
    registrér møde
    registrér beslutning
    ret en beslutning
    registrér frigivelse
    sæt frist
    genåbn en frist
    omdøb en plan
    indhent bidrag
    hvem kunne ikke nås?
    fortryd
part-viewer = Din rolle er læser: du kan spørge om alt og bede om påmindelser, men ikke registrere. Skal du det, så bed en administrator om en rolle og en forvaltning.
part-contributor = { $placed ->
        [0] Din rolle er bidragyder, men du hører ikke til en forvaltning endnu. Bed en administrator om det, så kan du registrere bidrag.
       *[other] Din rolle er bidragyder: du registrerer bidrag for { $unit }. Skal du mere, så bed en administrator om en anden rolle.
    }
part-coordinator = Din rolle er koordinator: du kan registrere alt, afklare åbne spørgsmål, flytte frister, fordele penge og rykke forvaltningerne for svar. Roller giver en administrator.
part-admin = Din rolle er administrator: du kan det, en koordinator kan, og giver roller, for eksempel "gør Lise Lund til koordinator". "Tilbagemeldinger" viser, hvad andre mener om svarene.
help-language = Skriv "english" for engelsk.
language-switched = Så taler vi dansk.
language-which = Jeg taler dansk og engelsk. Vælg her, eller skriv "dansk" eller "english"; dit valg bliver husket.
button-danish = Dansk
button-english = English
whoami-title = Hvem er du?
whoami = { $named ->
        [0] Jeg kender ikke dit navn ({ $unit }).
       *[other] Du er { $name }, { $unit }.
    } Din rolle er { $role }.
whoami-rights = Det må du
right-ask = spørge om alt
right-settle-question = afklare åbne spørgsmål
right-open-round = åbne bidragsrunder
right-answer-request = svare på en anmodning om bidrag
right-save-contribution = registrere bidrag
right-submit-contribution = indsende bidrag
right-approve-contribution = markere et bidrag som ledelsesgodkendt
right-withdraw-contribution = trække et bidrag tilbage
right-return-contribution = sende et bidrag retur
right-include-contribution = indarbejde et bidrag
right-reopen-contribution = genåbne et bidrag
right-set-role = give roller
right-set-unit = sætte folks forvaltning
right-set-deputy = vælge stedfortræder
right-hand-over = overdrage opgaver
right-undo = fortryde
right-change-own-settings = vælge dit eget sprog
right-record-decision = registrere beslutninger
right-correct-decision = rette beslutninger
right-release-funds = registrere frigivelser
right-settle-alarm = afklare en alarm om indhold og frigivelse
right-share-money = fordele afsatte midler
right-remove-share = fjerne en fordeling
right-set-deadline = sætte frister
right-move-deadline = flytte frister
right-mark-met = melde frister overholdt
right-mark-not-relevant = melde frister ikke relevante
right-reopen-deadline = genåbne frister
right-log-meeting = registrere forhandlingsmøder
right-close-point = lukke åbne punkter i forhandlingen
right-register-plan = oprette planer
right-renew-plan = forny planer
right-merge-plans = lægge planer sammen
right-rename-plan = omdøbe planer
right-remind-me = få en påmindelse på en dag, du selv vælger
right-cancel-reminder = slette dine egne påmindelser
right-snooze = udskyde en påmindelse til en anden dag
right-hand-back = melde tilbage, at en opgave ikke er din
right-finish-step = melde en aftalt opgave udført
right-set-wishes = bestemme, hvor meget du vil mindes om
right-set-lead = udpege, hvem der leder en forvaltning og får besked, når noget trækker ud
right-nudge = bede forvaltningerne om svar igen
right-set-reminders = ændre en plans påmindelser
role-viewer = læser
role-contributor = bidragyder
role-coordinator = koordinator
role-admin = administrator
who-may-title = Hvem må hvad?
who-may-line = { $action }: { $roles }
history-title = Historik
history-lead = { $count ->
        [0] Der er ikke registreret nogen ændringer.
        [one] Den seneste ændring:
       *[other] De seneste { $count } ændringer, den nyeste først.
    }
history-line = { $day } kl. { $time }: { $who } { $what }
history-fill = lagde porteføljen ind
history-rederive = regnede fristerne om efter nye regler
history-settle-question = afklarede { $subject }
history-record-decision = registrerede en beslutning ({ $subject })
history-correct-decision = rettede en beslutning ({ $subject })
history-release-funds = registrerede en frigivelse ({ $subject })
history-settle-alarm = afklarede alarmen om indhold og frigivelse ({ $subject })
history-share-money = fordelte afsatte midler ({ $subject })
history-remove-share = fjernede en fordeling ({ $subject })
history-set-deadline = satte en frist ({ $subject })
history-move-deadline = flyttede en frist ({ $subject })
history-mark-met = meldte en frist overholdt ({ $subject })
history-mark-not-relevant = meldte en frist ikke relevant ({ $subject })
history-reopen-deadline = genåbnede en frist ({ $subject })
history-log-meeting = registrerede et forhandlingsmøde ({ $subject })
history-close-point = lukkede et punkt i forhandlingen ({ $subject })
history-register-plan = oprettede planen ({ $subject })
history-renew-plan = fornyede planen ({ $subject })
history-merge-plans = lagde planer sammen ({ $subject })
history-rename-plan = omdøbte planen ({ $subject })
history-open-round = åbnede en bidragsrunde ({ $subject })
history-answer-request = svarede på anmodningen om bidrag ({ $subject })
history-save-contribution = gemte et bidrag ({ $subject })
history-submit-contribution = indsendte et bidrag ({ $subject })
history-approve-contribution = markerede et bidrag som ledelsesgodkendt ({ $subject })
history-withdraw-contribution = trak et bidrag tilbage ({ $subject })
history-return-contribution = sendte et bidrag retur ({ $subject })
history-include-contribution = indarbejdede et bidrag ({ $subject })
history-reopen-contribution = genåbnede et bidrag ({ $subject })
history-set-role = ændrede en rolle ({ $subject })
history-set-unit = ændrede en persons forvaltning ({ $subject })
history-set-deputy = valgte stedfortræder ({ $subject })
history-hand-over = overdrog opgaver ({ $subject })
history-remind-me = bad om en påmindelse ({ $subject })
history-cancel-reminder = slettede { $count ->
        [one] en påmindelse
       *[other] { $count } påmindelser
    } ({ $subject })
history-snooze = udskød en påmindelse ({ $subject })
history-hand-back = gav en opgave tilbage ({ $subject })
history-finish-step = meldte en aftalt opgave udført ({ $subject })
history-set-wishes = ændrede sine egne påmindelser ({ $subject })
history-set-lead = ændrede, hvem der leder en forvaltning ({ $subject })
history-nudge = bad om svar igen ({ $subject })
history-set-reminders = ændrede en plans påmindelser ({ $subject })
history-undo = fortrød: { $subject }
history-advance-calendar = flyttede stadiet for { $subject } til "{ $stage }" efter kalenderen
history-reason = Begrundelse: { $reason }
history-moved = { $count ->
        [one] Én frist flyttede sig:
       *[other] { $count } frister flyttede sig:
    }

recording-title = Registrering
recording-lead = Det lyder, som om du vil { $what }. Den slags registrering er ikke klar endnu, så jeg har ikke gemt noget.
recording-understood = Det forstod jeg
recording-plan = Plan
recording-body = Hvem
recording-when = Hvornår
recording-amount = Beløb
recording-code = Kode
recording-nothing-saved = Intet er gemt. Skriv det til koordinatoren så længe, eller spørg mig om status.
record-contribution = registrere et bidrag
record-deadline = sætte eller flytte en frist
record-decision = registrere en politisk beslutning
record-release = registrere en frigivelse af penge
record-money = fordele eller afsætte penge
record-negotiation = skrive noget i forhandlingens log
record-round = indhente bidrag
record-reminder = blive mindet om noget
record-nudge = rykke nogen for svar
record-undo = fortryde eller slette noget
record-contact = ændre en kontaktperson
record-export = hente fristerne ud i en fil eller kalender
record-plan = oprette eller forny en plan
record-person = ændre nogens rettigheder

nothing-said = Der stod ikke noget, jeg kunne læse. Skriv for eksempel "status" eller "næste frister".
not-understood-title = Det forstod jeg ikke helt
not-understood = "{ $said }" kunne jeg ikke finde ud af. Skriv for eksempel "status", "hvornår udløber Nørrebro?" eller "hvem mangler at sende bidrag?".
not-understood-long = Beskeden var for lang til, at jeg kan se, hvad du spørger om. Skriv spørgsmålet i én sætning, for eksempel "status på Nørrebro".
not-understood-other-language = Jeg forstår dansk og engelsk. I understand Danish and English; write "help".
did-you-mean-title = Mente du …?
did-you-mean = Jeg er ikke sikker på, hvad du mener. Vælg en af dem, eller skriv det på en anden måde.
click-unknown = Den knap kender jeg ikke. Skriv i stedet, hvad du vil, for eksempel "status".

offer-status = Status{ $named ->
        [0] {""}
       *[other] {" "}på { $plan }
    }
offer-plans = Hvilke planer er der?
offer-deadlines = Næste frister{ $named ->
        [0] {""}
       *[other] {" "}for { $plan }
    }
offer-overdue = Hvad er overskredet?
offer-period = Hvornår udløber { $named ->
        [0] planerne
       *[other] { $plan }
    }?
offer-when = Hvornår starter forhandlingen{ $named ->
        [0] {""}
       *[other] {" "}om { $plan }
    }?
offer-why = Hvorfor?
offer-source = Hvad er kilden?
offer-open-questions = Åbne spørgsmål{ $named ->
        [0] {""}
       *[other] {" "}om { $plan }
    }
offer-money = Hvor mange penge er der{ $named ->
        [0] {""}
       *[other] {" "}til { $plan }
    }?
offer-owing = Hvem mangler at sende bidrag{ $named ->
        [0] {""}
       *[other] {" "}til { $plan }
    }?
offer-route = Hvor er sagen politisk?
offer-negotiation = Hvordan går forhandlingen?
offer-goal = Hvad er målet for 2030?
offer-calendar = Hvad sker der i denne uge?
offer-today = Hvilken dag er det i dag?
offer-chain = Hvordan hænger TM078 og TM021 sammen?
offer-secretariat = Hvad med sekretariatet?
offer-focus = Hvad er fokusområderne?
offer-bodies = Hvilke forvaltninger er der?
offer-help = Hjælp
offer-back-plan = Hvornår skal sagen i KTU for at nå BR inden jul?
offer-about = Hvem er du?
offer-who-may = Hvem må hvad?
offer-whoami = Hvem er jeg?
offer-history = Historik
offer-glossary = Ordliste
offer-process = Hvordan er processen for en ny plan?

button-status = Status
button-next-deadlines = Næste frister
button-next-deadlines-all = Næste frister
ask-next-deadlines = Næste frister for { $plan }
button-open-questions = Åbne spørgsmål
button-open-questions-all = Åbne spørgsmål
ask-open-questions = Åbne spørgsmål om { $plan }
button-money = Penge
button-money-all = Hvor mange penge er der?
button-money-service = Hvor meget er der på service?
ask-money = Hvor mange penge er der til { $plan }?
button-more = Vis flere
button-why = Hvorfor?
button-why-first = Hvorfor?
button-source = Hvad er kilden?
button-total = Hvor meget er det i alt?
button-who-owes = Hvem mangler at sende bidrag?
button-when-contributions = Hvornår er bidragsfristen?
button-when-negotiation = Hvornår starter forhandlingen?
button-route = Hvor er sagen politisk?
button-bodies = Hvilke forvaltninger er der?
button-focus = Hvad er fokusområderne?
button-goal = Hvad er målet for 2030?
button-help = Hjælp
button-my-deadlines = Mine frister
button-who-may = Hvem må hvad?
button-whoami = Hvem er jeg?
button-history = Historik
button-unit-deadlines = Frister for { $unit }
ask-unit-deadlines = Frister for { $unit }
button-unit-owes = Bidrag fra { $unit }
ask-unit-owes = Mangler { $unit } at sende bidrag?
button-settle = Afklar { $id }
ask-settle = afklar { $id }
button-save = Gem
button-cancel = Annullér

## Fejl, der kan siges til en bruger

error-plan = Det kan ikke lade sig gøre lige nu. Prøv igen, eller skriv "hjælp".
error-moved-on = Nogen har ændret det, siden du så det. Her er det nyeste; prøv igen.
error-not-allowed = Det må du ikke med din rolle; det kræver { $needs ->
        [contributor] en bidragyder
        [coordinator] en koordinator
       *[other] en administrator
    }.
error-no-such-thing = Det findes ikke (længere).
error-reason-missing = Skriv en begrundelse på mindst tre tegn.
error-already-settled = { $question } er allerede afklaret af { $by } { $on }.
error-no-such-reading = "{ $answer }" er ikke et svar på { $question }. Skriv "{ $question }" for at se læsningerne.
error-day-out-of-reach = { $day } kan ikke være periodens sidste dag. Den skal ligge fra { $first } til { $last }.
error-not-own-unit = Det kan du kun for din egen forvaltning, og det her er { $unit }. Bed en koordinator om det.
error-contribution-step = { $event ->
        [request] Bidraget fra { $unit } er der allerede bedt om
        [accept] Et ja fra { $unit } kan ikke registreres
        [decline] "Intet bidrag" fra { $unit } kan ikke registreres
        [save] Bidraget fra { $unit } kan ikke ændres
        [submit] Bidraget fra { $unit } kan ikke indsendes
        [return] Bidraget fra { $unit } kan ikke sendes retur
        [approve] Bidraget fra { $unit } kan ikke ledelsesgodkendes
        [include] Bidraget fra { $unit } kan ikke indarbejdes
        [withdraw] Bidraget fra { $unit } kan ikke trækkes tilbage
       *[reopen] Bidraget fra { $unit } kan ikke genåbnes
    }: { $state ->
        [requested] der er kun bedt om det. Skriv bidraget først.
        [accepted] forvaltningen har sagt ja, men ikke skrevet noget endnu. Skriv bidraget først.
        [draft] det er et udkast. Indsend det først.
        [submitted] det er indsendt. Det skal ledelsesgodkendes, før det kan indarbejdes.
        [returned] det er sendt retur. Ret det, og indsend det igen.
        [management-approved] det er allerede ledelsesgodkendt.
        [included] det er indarbejdet. En koordinator kan genåbne det.
        [none] svaret er "intet bidrag". Skriv et bidrag, hvis det er ændret.
        [withdrawn] det er trukket tilbage. Skriv et nyt bidrag, eller bed en koordinator om at genåbne det.
       *[other] der er hverken bedt om det eller skrevet noget. Skriv bidraget først.
    }
error-no-contributor = { $unit } giver ikke bidrag. Vælg en af de forvaltninger, der bliver spurgt.
error-due-has-passed = { $day } er passeret. Vælg { $earliest } eller en senere dag.
error-day-not-yet = { $day } er ikke kommet endnu; i dag er { $today }. Vælg dagen, det skete.
error-internal-day-too-late = Den interne frist ({ $internal }) ligger efter den formelle ({ $due }). Vælg en dag før den.
error-field-invalid = { $problem ->
        [negative] Beløbet eller timetallet skal være over nul. Er der intet at give, så skriv "intet bidrag".
        [too-large] Tallet er større, end det kan passe. Skriv det i hele kroner eller timer.
        [fraction] Skriv beløbet i hele kroner, for eksempel 450.000.
        [unit-missing] Skriv, om det er timer eller årsværk.
        [out-of-reach] Årene skal ligge fra 2000 til 2100, for eksempel 2026-2028.
        [too-long] Teksten er for lang. Kort den af, og henvis til dokumentet med et link.
        [not-https] Linket skal begynde med https:// og pege på dokumentet i sagssystemet.
        [own-and-code] Det er enten forvaltningens eget budget eller en kode, ikke begge dele.
       *[code-without-budget] Skriv også budgettet, koden hører til, for eksempel Budget 2026 TM021.
    }
error-contribution-incomplete = { $missing ->
        [amount] Bidraget mangler et beløb.
        [effort] Bidraget mangler timer eller årsværk.
        [years] Bidraget mangler de år, det gælder.
        [text] Bidraget mangler en beskrivelse.
       *[kinds] Bidraget er tomt. Skriv, hvad forvaltningen giver.
    } Skriv det, og indsend igen. Er der intet at give, så skriv "intet bidrag".
error-last-admin = { $name } er den sidste administrator. Gør en anden til administrator først.
error-protected-admin = { $name } er administrator efter indstillingerne (FREMDRIFT_ADMINS) og kan kun fjernes dér.
error-unit-missing = En bidragyder hører til en forvaltning. Skriv, hvilken { $name } bidrager for.
error-own-deputy = Du kan ikke være stedfortræder for dig selv. Vælg en anden.
error-last-before-first = Den sidste dag ({ $last }) ligger før den første ({ $first }). Byt dem om, eller vælg nye dage.
error-cannot-take-over = { $name } må ikke arbejde med bidrag fra { $unit }. Vælg en kollega derfra eller en koordinator.
error-nothing-to-hand-over = { $name } har ingen åbne opgaver.
error-nothing-to-undo = Du har ikke ændret noget det seneste døgn, som kan fortrydes.
error-nothing-to-remind-of = Skriv, hvad du vil mindes om (højst 500 tegn), og en dag inden for de næste ti år.
error-nothing-left-to-do = Det er allerede gjort, så der er ikke noget at minde om.
error-nobody-else = Der er ikke andre, der kan overtage det. Vælg først en anden, der skal have opgaven.
error-reminder-policy = Påmindelserne kan ikke sættes sådan ({ $field }). Vælg 0-730 dage før fristen, højst ti gange, og 1-60 arbejdsdage efter den.
error-too-late-to-undo = Det skete { $on }, og man kan fortryde sit eget i et døgn. Bed en koordinator om det.
error-not-undoable = Det har kalenderen eller porteføljen gjort, og det kan ikke fortrydes.
error-changed-since = Det kan ikke fortrydes: { $by } har ændret det samme { $on }. Fortryd det nyeste først, eller ret det selv.
error-transition = Det trin kan ikke tages fra det stadium, planen er på.
error-body-does-not-decide = { $body } træffer ikke beslutning om en helhedsplan. Det gør { $deciders }, boligorganisationerne og Landsbyggefonden.
error-points-missing = Der mangler et at-punkt. Skriv, hvad der blev besluttet, for eksempel "at-punkt 1 godkendt".
error-nothing-corrected = Sådan er beslutningen allerede registreret, så der er intet at rette.
error-decision-in-future = { $on } er ikke kommet endnu; i dag er det { $today }. Registrér beslutningen, når mødet er holdt. Er sagen udsat til den dag, så flyt fristen i stedet.
error-decision-too-early = { $on } ligger før periodens forløb begyndte ({ $first }). Ret datoen, eller vælg en anden periode.
error-body-skipped = { $body } kan først afgøre sagen, når { $missing } har sendt den videre, og det er ikke registreret. Registrér beslutningen i { $missing } først, eller skriv en begrundelse for at fravige rækkefølgen.
error-body-overtaken = { $later } har allerede behandlet sagen { $on }, og { $body } kommer før i rækkefølgen. Ret datoen, eller skriv en begrundelse for at fravige rækkefølgen.
error-decision-rests = Beslutningen i { $later } { $on } bygger på, at sagen blev sendt videre. Ret den beslutning først.
error-new-date-missing = Sagen blev udsat. Skriv, hvilken dag { $body } skal behandle den, eller skriv "ukendt".
error-new-date-too-early = Sagen blev behandlet { $on } og kan ikke være udsat til { $day }. Skriv en senere dag, eller "ukendt".
error-already-recorded = Det er allerede registreret af { $by } { $on }. Er noget forkert, så ret det eller skriv "fortryd".
error-amount-not-positive = Beløbet skal være større end 0 kr. Skriv for eksempel "1,2 mio. kr.".
error-more-than-left = { $amount } er mere, end der er tilbage på { $code }: { $left } af { $total }. Skriv et mindre beløb, eller ret det, der er registreret for meget.
error-nothing-left = Der er intet tilbage på { $code }: hele beløbet på { $total } er allerede brugt. Ret det, der er registreret for meget.
error-no-amount = { $code } har intet beløb, så der er intet at fordele eller frigive.
error-year-outside = { $code } gælder ikke { $year }. Bevillingen gælder { $years }.
error-plan-not-served = { $code } er ikke afsat til { $plan }. Vælg en anden bevilling eller en anden plan.
error-council-decision-missing = Kun Borgerrepræsentationen frigiver midler. Registrér dens beslutning om frigivelsen først, eller henvis til den, for eksempel "BR 18. december 2027, punkt 12".
error-which-plan = { $code } gælder planer, der er i hver sin periode. Skriv, hvilken plan frigivelsen gælder.
error-no-alarm = Der er ingen alarm om indhold og frigivelse for { $plan }, så der er intet at afklare.
error-day-has-passed = { $day } er passeret; i dag er det { $today }. Skriv en dag, der ikke er gået. Er det sket, så meld fristen overholdt i stedet.
error-deadline-comes-by-itself = Den dag kommer af sig selv og kan ikke flyttes eller meldes overholdt. Skal den ændres, så ret planens periode.
error-deadline-closed = Fristen er ikke åben længere. Genåbn den først.
error-deadline-open = Fristen er allerede åben, så der er intet at genåbne.
error-span-too-long = En frist kan højst strække sig over { $days } dage. Skriv en dag eller en kortere periode, for eksempel "uge 46".
error-meeting-in-future = { $on } er ikke kommet endnu; i dag er det { $today }. Registrér mødet, når det er holdt. Skriv det ind til da som næste skridt.
error-due-before-meeting = Næste skridt kan ikke have frist { $due }, før mødet blev holdt { $on }. Skriv en senere dag.
error-parties-missing = Skriv, hvem mødet var med, for eksempel "Landsbyggefonden og KAB".
error-meeting-empty = Skriv, hvad mødet handlede om, eller hvad der er aftalt eller åbent.
error-point-closed = Punktet er allerede lukket.
error-name-missing = Skriv planens navn, for eksempel "Nørrebro".
error-name-taken = Navnet "{ $name }" bruges allerede om { $plan }. Vælg et andet navn.
error-period-turned = Perioden slutter { $last_day }, før den begynder { $start }. Ret en af dagene.
error-period-too-long = En periode kan højst vare { $years } år. Ret en af dagene.
error-period-overlaps = Perioden kan ikke begynde { $start }; den forrige slutter { $last_day }. Vælg en senere dag.
error-period-there = { $plan } har allerede en næste periode, der begynder { $start }. Flyt dens frister i stedet.
error-end-unknown = Det vides ikke, hvornår den nuværende periode for { $plan } slutter. Skriv, hvornår den næste begynder.
error-merge-needs-two = Der skal mindst to forskellige planer til at lægge sammen.
error-already-merged = { $plan } er allerede afløst af { $successor }.
error-portfolio = Porteføljen har fejl.
error-store-unavailable = Databasen svarer ikke lige nu. Prøv igen om lidt.
error-unexpected = Det gik galt hos mig, og det er ikke din skyld. Prøv igen om lidt. Sker det igen, så giv fejlnummeret { $id } til koordinatoren.
error-unreadable-click = Den knap kunne jeg ikke læse. Skriv i stedet, hvad du vil, for eksempel "status".
turn-takes-longer = Det tager lidt længere, end jeg regnede med. Svaret kommer som en besked her, så snart det er klar.

## Prøvetilstand og terminal

sandbox-clock-shows = Uret viser { $day } kl. { $time }.
sandbox-clock-reset = Uret følger igen den rigtige tid: { $day } kl. { $time }. Det, der skete imens, bliver stående.
sandbox-clock-turned =
    Uret står nu på { $day } kl. 9.00. { $moved ->
        [0] Ingen plan skiftede stadium undervejs.
        [one] Én plan skiftede stadium undervejs.
       *[other] { $moved } planer skiftede stadium undervejs.
    }
sandbox-clock-turned-back = Uret står nu på { $day } kl. 9.00. Det, der skete efter den dag, bliver stående.
sandbox-clock-which-day = Hvilken dag skal uret stilles til? Skriv for eksempel "spol frem til 1. september 2027" eller "spol 3 uger frem".
sandbox-you-are =
    { $role ->
        [coordinator] { $name } er nu koordinator i { $unit }.
        [contributor] { $name } er nu bidragyder fra { $unit }.
        [admin] { $name } er nu administrator i { $unit }.
       *[viewer] { $name } er nu læser i { $unit }.
    }
sandbox-you-are-outside =
    { $role ->
        [coordinator] { $name } er nu koordinator uden forvaltning.
        [contributor] { $name } er nu bidragyder uden forvaltning.
        [admin] { $name } er nu administrator uden forvaltning.
       *[viewer] { $name } er nu læser uden forvaltning.
    }
sandbox-unit-unknown = Den forvaltning kender jeg ikke. Der er { $units }.
sandbox-unit-which = Mener du { $units }?

terminal-goodbye = Farvel. Alt er gemt.

## Grupper, kanaler og beskeder, der leveres igen

welcome-here = { $named ->
        [0] Fremdrift er tilføjet her.
       *[other] { $name } har tilføjet Fremdrift her.
    } Nævn mig i en besked, og spørg til frister, status, penge og hvem der mangler hvad i de boligsociale helhedsplaner; så svarer jeg dér, hvor du spørger.
welcome-here-limits = Alle her kan læse svarene. Skal noget registreres, sker det i en privat chat med mig. Det kræver en rolle, som en administrator giver.
elsewhere-group = { $named ->
        [0] en gruppechat
       *[other] gruppechatten { $place }
    }
elsewhere-channel = { $named ->
        [0] en kanal
       *[other] kanalen { $place }
    }
elsewhere-begun = Du begyndte på det i { $where }; her er det kun dig, der læser med.
elsewhere-go-on = I { $where } skrev du: "{ $said }". Det tager vi her, hvor kun du læser med.
tells-of-people = Det handler om enkelte personer, så det fortæller jeg kun i en privat chat: spørg mig dér.
button-open-chat = Åbn chatten
button-go-on-here = Gå videre med det
turn-taken-already = Den besked har jeg allerede taget imod.
turn-recorded-already = Det er registreret; intet er registreret to gange.

## Samtaler, der registrerer

flow-not-here = Det registrerer vi i en privat chat: skriv til mig dér, så går vi videre med det, du skrev her.
flow-so-far = Indtil nu
flow-hint = Skriv "tilbage", "ret" og feltets navn, eller "annullér". Intet er gemt endnu.
flow-hint-optional = Skriv "spring over", hvis det ikke er relevant, "tilbage" eller "annullér". Intet er gemt endnu.
flow-summary = Sådan bliver det gemt:
flow-confirm = Skriv "ja" for at gemme, "ret" og feltets navn for at rette, eller "annullér".
flow-cancelled = Annulleret. Intet er gemt.
flow-help = Svar på spørgsmålet herunder med dine egne ord. "tilbage" går et skridt tilbage, "ret" og feltets navn retter, "annullér" stopper. Du kan også stille et spørgsmål imens.
flow-nothing-back = Der er ikke noget at gå tilbage til.
flow-not-skipped = Det er nødvendigt at svare på det her.
flow-which-field = Hvad vil du rette: { $fields }?
flow-go-on = Vi var i gang med det her for mere end to uger siden. Vil du fortsætte?
flow-resume = Vi er i gang med at { $what }. Skriv dit svar, eller "annullér".
flow-not-understood = Det kunne jeg ikke bruge som svar.
flow-card-is-old = Det kort er ikke længere aktuelt: det er gemt, ændret eller annulleret siden. Intet er ændret nu.
flow-fill-in = Skal udfyldes
flow-wrong-plan = Hvilken plan? Skriv { $plans }.
flow-wrong-unit = Hvilken forvaltning? Skriv { $units }.
flow-wrong-which = Mener du { $options }?
flow-wrong-day = Skriv en dag, for eksempel "15. marts 2027" eller "fredag uge 46".
flow-wrong-day-written = "{ $said }" findes ikke i kalenderen. Skriv en anden dag, for eksempel "15. marts 2027".
flow-wrong-one-day = { $span } er flere dage. Skriv én dag.
flow-wrong-past-day = { $day } er passeret. Skriv en dag fra i dag og frem.
flow-wrong-future-day = { $day } er ikke kommet endnu. Skriv en dag til og med i dag.
flow-wrong-years = Skriv årene, for eksempel "2028-2030".
flow-wrong-text = Skriv det med egne ord, mindst { $least } tegn.
flow-wrong-yes-or-no = Det læste jeg som et ja eller nej. Skriv lidt mere.
flow-wrong-command = Det læste jeg som en kommando. Skriv det med egne ord, eller sæt det i anførselstegn, hvis det skal stå sådan.
flow-wrong-question = Det ligner et spørgsmål. Skal det stå sådan, så sæt det i anførselstegn.
flow-cancel-meant = Mente du "annullér"? Skriv "annullér", hvis det hele skal stoppe. Intet er gemt eller annulleret.
flow-first-this = Vi er midt i noget andet: at { $what }. Svar herunder, eller skriv "annullér"; skriv så dit nye bagefter.
flow-wrong-long = Skriv højst { $most } tegn.
flow-wrong-choice = Vælg { $options }.
button-yes = Ja
button-undo = Fortryd
button-who-owes-plan = Hvem mangler?
ask-who-owes-plan = Hvem mangler at sende bidrag til { $plan }?
effort-fte = { $amount } årsværk
effort-hours = { $amount } timer
effort-per-week = om ugen
effort-per-month = om måneden
effort-per-year = om året
gift-per-year = { $amount } om året
basis-per-year = om året
basis-total = i alt
hand-in-submit = Indsend nu
hand-in-draft = Gem som udkast
recorded-unit = Forvaltning
recorded-state = Status
contribution-step-give = bidraget gives
contribution-step-none = intet bidrag
contribution-step-approve = ledelsesgodkendt
contribution-step-include = indarbejdet i planen
contribution-step-return = sendt tilbage
contribution-step-withdraw = trukket tilbage
contribution-step-accept = siger ja til at bidrage
contribution-step-reopen = åbnes igen
source-own = egen bevilling
record-contribution-focus-label = Fokusområder
record-contribution-source-label = Finansiering
record-contribution-no-source = Skriv "egen", eller en kode med sit budget, for eksempel "Budget 2026 TM021".
record-contribution-title = Bidrag
record-contribution-plan = Hvilken plan gælder det?
record-contribution-plan-label = Plan
record-contribution-unit = Hvilken forvaltning bidrager?
record-contribution-unit-label = Forvaltning
record-contribution-step = Hvad er der sket med bidraget?
record-contribution-step-label = Hvad
record-contribution-gift = Hvad bidrages der med? Skriv for eksempel "450.000 kr. om året og 2 årsværk", eller beskriv det med ord.
record-contribution-gift-label = Beløb eller bidrag
record-contribution-years = Hvilke år? Skriv for eksempel "2028-2030".
record-contribution-years-label = År
record-contribution-basis = Er beløbet om året eller i alt?
record-contribution-basis-label = Om året eller i alt
record-contribution-hand_in = Skal bidraget indsendes nu eller gemmes som udkast?
record-contribution-hand_in-label = Aflevering
record-contribution-reason = Hvad er begrundelsen?
record-contribution-reason-label = Begrundelse
record-contribution-received-label = Modtaget
record-contribution-contact-label = Kontaktperson
record-contribution-note-label = Bemærkning
record-contribution-link-label = Link til sagen
record-contribution-several = Der står flere beløb eller flere mængder arbejde. Skriv ét af hver.
record-contribution-no-gift = Skriv, hvad der bidrages med, for eksempel "450.000 kr. om året".
record-contribution-done-title = Bidraget er gemt
record-contribution-done = { $unit } – { $plan }, udgave { $revision }.
record-round-title = Indhent bidrag
record-round-plan = Hvilken plan skal der indhentes bidrag til?
record-round-plan-label = Plan
record-round-due = Hvornår skal bidragene være inde? Skriv for eksempel "15. marts 2027".
record-round-due-label = Frist
record-round-units-label = Hvem
record-round-internal_due-label = Intern frist
record-round-request = Hvad skal der bidrages med? Skriv det med egne ord, eller "spring over".
record-round-request-label = Tekst
record-round-no-units = Skriv, hvilke forvaltninger der skal bidrage, eller "alle".
record-round-everyone = alle { $count } øvrige forvaltninger
record-round-done-title = Bidragsrunden er åben
record-round-done = { $plan }: { $count ->
        [one] én forvaltning er bedt om bidrag
       *[other] { $count } forvaltninger er bedt om bidrag
    } inden { $when }.
record-round-left = Har allerede svaret: { $units }.

## Deadlines by talking

deadline-step-set = datoen sættes
deadline-step-move = datoen flyttes
deadline-step-met = fristen er overholdt
deadline-step-not-relevant = fristen er ikke relevant
deadline-off-before = { $day }, arbejdsdagen før
deadline-off-keep = { $day }, som skrevet
deadline-off-chosen-before = arbejdsdagen før
deadline-off-chosen-keep = dagen, som den er skrevet
clock-time = kl. { $time }
record-deadline-title = Frist
record-deadline-plan = Hvilken plan gælder det?
record-deadline-plan-label = Plan
record-deadline-deadline = Hvilken frist gælder det?
record-deadline-deadline-label = Hvilken frist
record-deadline-which = Den frist er ikke åben for planen. Vælg en af dem på listen.
record-deadline-step = Hvad skal der ske med fristen?
record-deadline-step-label = Hvad sker der
record-deadline-due = Hvilken dag? Skriv for eksempel "fredag uge 49", "15. marts 2027" eller "primo december".
record-deadline-due-label = Ny dag
record-deadline-no-day = Skriv én dag eller ét tidsrum, for eksempel "15. marts 2027" eller "primo december".
record-deadline-off = Den dag er ikke en arbejdsdag. Hvilken dag skal gælde?
record-deadline-off-label = Arbejdsdag
record-deadline-time-label = Klokkeslæt
record-deadline-no-time = Skriv et klokkeslæt, for eksempel "kl. 12".
record-deadline-reason = Hvorfor? Skriv begrundelsen; den står i historikken.
record-deadline-reason-label = Begrundelse
record-deadline-for-all = Fristen gælder alle forvaltninger. Skal én have en anden dag, så skriv for eksempel "indhent bidrag fra SUF inden 15. marts".
record-deadline-was = Før
record-deadline-done-title = Fristen er gemt
record-deadline-done = { $plan }: { $step }.
record-decision-title = Politisk beslutning
record-decision-plan = Hvilken plan gælder beslutningen?
record-decision-plan-label = Plan
record-decision-body = Hvem har besluttet det?
record-decision-body-label = Besluttet af
record-decision-no-body = Skriv, hvem der har besluttet det: { $bodies }.
record-decision-day = Hvilken dag var mødet? Skriv for eksempel "24. november" eller "i mandags".
record-decision-day-label = Mødedag
record-decision-concerns = Hvad handlede sagen om: planens indhold, frigivelsen af midlerne eller begge dele?
record-decision-concerns-label = Sagen
record-decision-no-concern = Skriv "indholdet", "frigivelsen" eller "begge dele".
record-decision-outcome = Hvad blev udfaldet?
record-decision-outcome-label = Udfald
record-decision-no-outcome = Skriv ét udfald med referatets ord, for eksempel "godkendt", "anbefalet" eller "udsat".
record-decision-release_outcome-label = Udfald for frigivelsen
record-decision-new_date = Hvilken dag er sagen udsat til? Skriv dagen, eller "ved ikke".
record-decision-new_date-label = Udsat til
record-decision-unknown = ny dag kendes ikke
record-decision-vote = Hvordan faldt stemmerne? Skriv for eksempel "uden afstemning" eller "C tog forbehold".
record-decision-vote-label = Afstemning
record-decision-reference = Hvor står det? Skriv punktet på dagsordenen eller et link.
record-decision-reference-label = Henvisning
record-decision-departed-label = Rækkefølgen
record-decision-departs = fraviges
record-decision-override = Intet er gemt. Skal den gemmes uden for rækkefølgen, så skriv hvorfor; begrundelsen står i historikken. Ellers "annullér".
record-decision-override-label = Begrundelse for at fravige rækkefølgen
record-decision-late = Der er ikke længere tid nok før perioden begynder
record-decision-done-title = Beslutningen er gemt
record-decision-done = { $plan }.
record-decision-final = { $body } træffer den endelige beslutning, så den er endelig.
record-decision-postponed = { $body } har udsat sagen til { $when }.
record-decision-postponed-unknown = { $body } har udsat sagen, og den nye dag kendes ikke. Flyt fristen, når den gør.
record-decision-recommends = Den er ikke endelig: { $body } sender kun sagen videre, næste gang i { $next }. Først { $last } afgør den.
record-decision-not-final = Beslutningen i { $body } er ikke en endelig godkendelse.
decision-concerns-content = indholdet
decision-concerns-release = frigivelsen
decision-concerns-both = begge dele
outcome-approved = godkendt
outcome-approved-changed = godkendt med ændringer
outcome-recommended = anbefalet
outcome-passed-on = oversendt
outcome-noted = taget til efterretning
outcome-postponed = udsat
outcome-sent-back = sendt tilbage
outcome-rejected = forkastet
outcome-withdrawn = trukket
outcome-discussed = drøftet
outcome-second-reading = til anden behandling
outcome-authorised = bemyndiget
recorded-moved = Frister, der blev ændret
recorded-closed = lukket
button-same-for = Samme for { $plan }
button-status-of = Status
ask-status-of = Status for { $plan }
appropriation-label = { $code } – { $amount } { $kind }, { $years }
appropriation-label-per-year = { $code } – { $amount } { $kind } om året, { $years }
record-release-title = Frigivelse af midler
record-release-appropriation = Hvilken bevilling?
record-release-appropriation-label = Bevilling
record-release-which = Skriv bevillingens nummer på listen, dens kode eller beløb.
record-release-amount = Hvor meget er frigivet? Skriv beløbet, eller "det hele".
record-release-amount-label = Beløb
record-release-no-amount = Skriv beløbet, for eksempel "1,8 mio. kr.", eller "det hele".
record-release-plan = Hvilken plan gælder frigivelsen?
record-release-plan-label = Plan
record-release-decision = Hvilken beslutning i Borgerrepræsentationen? Henvis til den, for eksempel "BR 18. december 2025, punkt 12".
record-release-decision-label = Beslutning
record-release-reference = Henvis til beslutningen, for eksempel "BR 18. december 2025, punkt 12".
record-release-reference-label = Henvisning
record-release-day = Hvilken dag blev midlerne frigivet?
record-release-day-label = Dag
release-for-all = { $count ->
        [2] begge planer
       *[other] alle { $count } planer
    }
release-decision = { $body } { $day }, { $plan }
release-decision-other = en anden beslutning
release-so-far = Frigivet i alt
release-left = Endnu ikke frigivet
record-release-done-title = Frigivelsen er gemt
record-release-done = { $amount } af { $code } er frigivet.
button-money-left = Hvad mangler?
ask-money-left = Hvad er frigivet af anlægsmidlerne?
record-money-title = Fordeling af penge
record-money-amount = Hvor meget? Skriv for eksempel "1,2 mio. kr." eller "300 t.kr.".
record-money-amount-label = Beløb
record-money-target = Hvad er pengene til: en plan, sekretariatet eller noget andet?
record-money-target-label = Til
record-money-no-target = Skriv planens navn, "sekretariatet", eller hvad pengene ellers er til.
record-money-appropriation = Hvilken bevilling skal pengene tages fra?
record-money-appropriation-label = Bevilling
record-money-which = Skriv bevillingens nummer på listen.
record-money-year = Hvilket år?
record-money-year-label = År
record-money-source = Hvor står det? Skriv for eksempel "Budget 2027, punkt 4".
record-money-source-label = Kilde
record-money-replaced = Det erstatter de { $amount }, der stod for det samme før.
record-money-done-title = Fordelingen er gemt
record-money-done = { $amount } af { $code } er lagt fast.
money-for-secretariat = sekretariatsbetjening
money-all-years = alle årene under ét
record-money-left = Endnu ikke fordelt
button-money-split = Fordelingen
ask-money-split = Hvordan er pengene fordelt?
flow-wrong-amount = Skriv et beløb, for eksempel "450.000 kr." eller "1,2 mio. kr.".
flow-last-done = Det seneste, du har gjort
history-was-undone = { $line } – siden fortrudt
history-tasks = { $count ->
        [one] én opgave
       *[other] { $count } opgaver
    }
history-by = inden { $when }
role-for-own-unit = { $role } (egen forvaltning)
record-undo-title = Fortryd
record-undo-entry-label = Det bliver fortrudt
record-undo-who-label = Gjort af
record-undo-summary = Det her er det seneste. Skal det fortrydes?
record-undo-reminders = { $what } – { $which }
record-undo-confirm = Skriv "ja" for at fortryde det, eller "annullér" for at lade det stå.
record-undo-none = Ingen har ændret noget for den plan, som kan fortrydes.
record-undo-no-deleting = Jeg sletter ikke noget: alt bliver stående i historikken. Skriv "fortryd" for at tage det seneste, du har gjort, tilbage.
record-undo-in-the-way = Det kan ikke fortrydes, for det samme er ændret siden. Fortryd det nyeste først, eller ret det selv.
record-undo-last = Det seneste
record-undo-since = Ændret siden
record-undo-done-title = Fortrudt
record-undo-done = Det er taget tilbage, og det står i historikken:
record-undo-again = Skriv "fortryd" igen for at tage fortrydelsen tilbage.
record-person-title = Folk og rettigheder
record-person-what = Hvad skal ændres?
record-person-what-label = Hvad
record-person-person = Hvem gælder det? Skriv navnet, for eksempel "Mette Jensen".
record-person-person-label = Person
record-person-unit = Hvilken forvaltning skal det være for?
record-person-unit-label = Forvaltning
record-person-first = Fra hvilken dag? Skriv for eksempel "1. juli 2027" eller "i dag".
record-person-first-label = Første dag
record-person-last = Til og med hvilken dag?
record-person-last-label = Sidste dag
record-person-of-label = På vegne af
record-person-unknown = Jeg kender ikke den person. Folk bliver kendt, første gang de skriver til mig. Jeg kender { $names }.
record-person-nobody = Jeg kender ikke andre endnu. Folk bliver kendt, første gang de skriver til mig.
record-person-which = Mener du { $options }?
person-in-unit = { $name } ({ $unit })
person-what-viewer = gør til læser
person-what-contributor = gør til bidragyder
person-what-coordinator = gør til koordinator
person-what-admin = gør til administrator
person-what-deputy = gør til stedfortræder
person-what-hand-over = overdrag alle opgaver
record-person-done-title = Det er gemt
record-person-done-role = { $name } er nu { $role }, { $unit }.
record-person-done-deputy = { $deputy } er stedfortræder for { $name } { $when }.
record-person-done-handed = { $taker } har overtaget { $count ->
        [one] én opgave
       *[other] { $count } opgaver
    } fra { $giver }.
record-person-as-before = Sådan var det allerede, så intet er ændret.
record-contact-title = Kontaktperson
record-contact-plan = Hvilken plan gælder det?
record-contact-plan-label = Plan
record-contact-unit = Hvilken forvaltning får en ny kontaktperson?
record-contact-unit-label = Forvaltning
record-contact-contact = Hvem er den nye kontaktperson? Skriv for eksempel "Mette Jensen, tlf. 1234 5678".
record-contact-contact-label = Kontaktperson
record-contact-nothing = { $unit } har ikke et bidrag, som kontaktpersonen kan stå på. Registrér bidraget først, for eksempel "{ $unit } bidrager med 450.000 kr. til Nørrebro".
record-contact-done-title = Kontaktpersonen er gemt
record-contact-done = { $contact } er kontaktperson for { $unit } på { $plan } (udgave { $revision } af bidraget). Resten af bidraget er uændret.

## Meetings by talking

meeting-step-log = et møde skrives i loggen
meeting-step-close = et åbent punkt lukkes
point-ends-agreed = der er enighed
point-ends-dropped = det er faldet bort eller afklaret andetsteds
record-negotiation-title = Forhandling
record-negotiation-plan = Hvilken plan gælder det?
record-negotiation-plan-label = Plan
record-negotiation-step = Hvad skal skrives i loggen?
record-negotiation-step-label = Hvad
record-negotiation-on = Hvornår var mødet? Skriv for eksempel "i tirsdags" eller "17. november".
record-negotiation-on-label = Mødedag
record-negotiation-parties = Hvem var mødet med? Skriv for eksempel "LBF, KAB".
record-negotiation-parties-label = Parter
record-negotiation-agreed-label = Enighed om
record-negotiation-open-label = Stadig åbent
record-negotiation-position-label = Bemærkning
record-negotiation-said = Hvad blev der sagt?
record-negotiation-said-label = Hvad blev sagt
record-negotiation-next = Hvad er næste skridt? Skriv det, eller "spring over".
record-negotiation-next-label = Næste skridt
record-negotiation-owner-label = Ansvarlig
record-negotiation-due-label = Senest
record-negotiation-point = Hvilket punkt lukkes?
record-negotiation-point-label = Punkt
record-negotiation-end = Hvordan endte punktet?
record-negotiation-end-label = Udfald
record-negotiation-how = Hvad blev resultatet? Skriv det, eller "spring over".
record-negotiation-how-label = Resultat
record-negotiation-done-title = Skrevet i forhandlingens log
record-negotiation-done = { $plan }: møde med { $parties } { $day }.
record-negotiation-no-points = Planen har ingen åbne punkter i forhandlingens log. Skriv "annullér", eller hvad der ellers skete.
record-negotiation-closed = { $plan }: punktet »{ $point }« er lukket.
record-negotiation-begun = Planen er nu her: { $stage }.
record-negotiation-met = Fristen for at begynde forhandlingen er hermed overholdt.

## Plans by talking

plan-step-register = en ny plan oprettes
plan-step-renew = planen fornyes
plan-step-merge = planer slås sammen
record-plan-title = Plan
record-plan-step = Hvad skal der ske: en ny plan, en fornyelse eller en sammenlægning?
record-plan-step-label = Hvad
record-plan-plan = Hvilken plan fornyes?
record-plan-plan-label = Plan
record-plan-plans = Hvilke planer slås sammen? Skriv for eksempel "Amager og Nørrebro".
record-plan-plans-label = Planer
record-plan-name = Hvad skal den nye plan hedde?
record-plan-name-label = Navn
record-plan-start = Hvornår begynder planen? Skriv for eksempel "1. januar 2028".
record-plan-start-label = Første dag
record-plan-until = Hvad er den sidste dag? Skriv for eksempel "31. december 2031" eller "4 år", eller "spring over".
record-plan-until-label = Sidste dag
record-plan-two = Skriv mindst to planer, for eksempel "Amager og Nørrebro".
record-plan-turned = Den sidste dag ligger før den første, { $start }. Skriv en senere dag.
record-plan-done-title = Planen er gemt
record-plan-done = { $plan }: { $count ->
        [0] ingen frister er ændret.
        [one] én frist er ny eller ændret.
       *[other] { $count } frister er nye eller ændrede.
    }

## Påmindelser

reminder-contribution = Bidrag fra { $unit } til { $plan }
reminder-step = { $plan } – Næste skridt i forhandlingen: { $what }
reminder-keys = { $plan } – Indhold og frigivelse
reminder-open-questions = Åbne spørgsmål i kilderne
reminder-week = Ugens overblik ({ $week })
reminder-person = { $name } kan ikke nås
reminder-unit = Ingen at spørge i { $unit }
reminder-unit-lead = { $unit } skylder et bidrag, men ingen derfra kan skrive det i Fremdrift. Gør en medarbejder til bidragyder.
reminder-thing-told = sine egne ord
reminder-thing = Noget, der ikke findes længere
reminder-title-ahead = Frist { $distance }: { $what }
reminder-title-event = { $distance }: { $what }
reminder-title-undated = Uden frist: { $what }
reminder-title-overdue = Forsinket: { $what }
reminder-title-lead = Forsinket i din forvaltning: { $what }
reminder-title-escalated = Stadig forsinket: { $what }
reminder-title-requested = Ny opgave: { $what }
reminder-title-returned = Sendt tilbage: { $what }
reminder-title-not-scheduled = Mangler en mødedag: { $what }
reminder-title-two-keys = Alarm: { $what }
reminder-title-open-questions = { $count ->
        [one] Ét åbent spørgsmål venter på svar
       *[other] { $count } åbne spørgsmål venter på svar
    }
reminder-title-unreachable = { $what }
reminder-title-own = Du bad mig minde dig om: { $what }
reminder-title-weekly = { $what }
reminder-title-handed-back = Mangler en, der tager det: { $what }
reminder-title-nudge = Der spørges igen: { $what }
reminder-handed-back = { $name } har givet opgaven tilbage, og ingen har taget den. Fristen er { $when }.
reminder-in-words = Besked
reminder-put-off = { $what }: påmindelsen er udsat til { $when }
reminder-given-back = { $what }: givet tilbage til koordinatoren
reminder-event = Det er { $when }.
reminder-due = Fristen er { $when }.
reminder-was-due = Fristen var { $when }. { $late }.
reminder-late = { $days ->
        [0] Fristen er passeret
        [one] Det er én arbejdsdag for sent
       *[other] Det er { $number } arbejdsdage for sent
    }
reminder-requested = { $asks } beder om bidrag fra { $unit } til { $plan }. Fristen er { $when }.
reminder-returned = { $name } har sendt bidraget tilbage, og det skal rettes. Fristen er { $when }.
reminder-not-scheduled = Der er ikke sat nogen mødedag. Efter reglen skal mødet ligge { $when }.
reminder-open-questions-lead = Kilderne modsiger hinanden. Indtil nogen afklarer spørgsmålene, regner jeg fristerne fra den tidligste læsning.
reminder-question = { $id }: { $title }
reminder-more = og { $count } til
reminder-unreachable = { $why } Nogen må tage fat i vedkommende på en anden måde.
reminder-own = Du bad om at blive mindet om det i dag.
reminder-own-due = Du bad om at blive mindet om det i dag. Fristen er { $when }.
reminder-why = Hvorfor
reminder-why-you = Hvorfor dig
reminder-why-rule = { $why } Kilde: { $source }.
reminder-why-fixed = Datoen er sat af mennesker, ikke regnet ud efter en regel.
reminder-why-asked = { $asks } bad om bidraget { $day } og satte fristen.
reminder-why-unasked = Bidraget er begyndt, men ikke indsendt.
reminder-why-step = Det blev aftalt i forhandlingen { $day }.
reminder-why-keys = En plan med anlægspenge er først godkendt, når Borgerrepræsentationen har besluttet både indholdet og frigivelsen.
reminder-why-questions = Udmøntningsnotatet giver mere end én læsning, og fristerne afhænger af, hvilken der gælder.
reminder-why-unreachable = En påmindelse, ingen har fået, er ikke en påmindelse.
reminder-part-own = { $mine ->
        [1] Fordi du selv bad om det.
       *[other] Fordi { $name } bad om det.
    }
reminder-part-lead = { $mine ->
        [1] Fordi du er leder af { $unit }.
       *[other] Fordi { $name } er leder af { $unit }.
    }
reminder-part-writes = { $mine ->
        [1] Fordi du skriver bidraget for { $unit }.
       *[other] Fordi { $name } skriver bidraget for { $unit }.
    }
reminder-part-contributes = { $mine ->
        [1] Fordi du er bidragyder for { $unit }.
       *[other] Fordi { $name } er bidragyder for { $unit }.
    }
reminder-part-step = { $mine ->
        [1] Fordi du står for det næste skridt.
       *[other] Fordi { $name } står for det næste skridt.
    }
reminder-part-role = { $mine ->
        [1] Fordi du er { $role }
       *[other] Fordi { $name } er { $role }
    }{ $one ->
        [1] {" "}for { $plan }.
       *[other] .
    }
reminder-deputy-of = I stedet for { $name }, som er væk til og med { $last }. { $part }
reminder-instead-of = I stedet for { $name }. { $part }
reminder-asked-for = Der bedes om
reminder-returned-because = Begrundelse
reminder-written-by = Ansvarlig
reminder-nobody-named = ingen er udpeget
reminder-next = Hvad nu
reminder-next-lead = { $named ->
        [1] Tal med { $name }.
       *[other] Find en i { $unit }, der kan skrive bidraget.
    } Det er klaret, når bidraget er indsendt, eller der er svaret "intet bidrag".
reminder-period = Periode
reminder-period-from = Fra { $start }
reminder-period-next = Den næste
reminder-since = Siden
reminder-kind-ahead = frist forude
reminder-kind-overdue = forsinket
reminder-kind-lead = forsinket i din forvaltning
reminder-kind-escalated = stadig forsinket
reminder-kind-requested = ny opgave
reminder-kind-returned = sendt tilbage
reminder-kind-not-scheduled = mangler en mødedag
reminder-kind-two-keys = alarm
reminder-kind-open-questions = venter på svar
reminder-kind-unreachable = kan ikke nås
reminder-kind-own = din egen påmindelse
reminder-kind-weekly = ugens overblik
reminder-kind-handed-back = mangler en, der tager det
reminder-kind-nudge = spurgt igen
reminder-line = { $what } ({ $kind }).
reminder-line-alarm = Alarm: { $what }. { $alarm }
reminder-line-today = I dag: { $what } ({ $kind }).
reminder-line-late = Forsinket: { $what }. Fristen var { $when }. { $late }.
reminder-digest-title = { $count } påmindelser{ $urgent ->
        [0] {""}
        [one] , én haster
       *[other] , { $urgent } haster
    }
reminder-digest-overdue = { $count ->
        [one] én frist er overskredet
       *[other] { $count } frister er overskredet
    }
reminder-digest-two-keys = { $count ->
        [one] alarm om indhold og frigivelse
       *[other] { $count } alarmer om indhold og frigivelse
    }
reminder-digest-ahead = { $count ->
        [one] én frist nærmer sig
       *[other] { $count } frister nærmer sig
    }
reminder-digest-not-scheduled = { $count ->
        [one] én behandling mangler en mødedag
       *[other] { $count } behandlinger mangler en mødedag
    }
reminder-digest-requested = { $count ->
        [one] én ny opgave
       *[other] { $count } nye opgaver
    }
reminder-digest-others = { $what }, { $others ->
        [one] én anden påmindelse
       *[other] { $others } andre påmindelser
    }
reminder-week-and = { $week }: { $what }
reminder-because-lead = du er leder af { $unit }
reminder-because-contributes = du er bidragyder for { $unit }
reminder-because-role = du er { $role }
reminder-all-because = { $excepted ->
        [1] Hvor intet andet står, får du dem, fordi { $because }.
       *[other] Du får dem, fordi { $because }.
    }
reminder-digest-lead = Det, der haster, står først; resten står efter dag.
reminder-urgent = Haster
reminder-no-day = Uden dato
reminder-all-shown = Alle { $total } er vist.
reminder-cut = Viser { $shown } af { $total }, og { $left } til.
reminder-answers = Svar { $met ->
        [1] "klaret"{ $others ->
            [1] , "mind mig om det mandag" eller "ikke mig"
           *[other] {" "}eller "mind mig om det mandag"
        }
       *[other] "mind mig om det mandag"{ $others ->
            [1] {" "}eller "ikke mig"
           *[other] {""}
        }
    }, eller brug en knap.
reminder-answers-several = Svar "mind mig om det hele mandag", eller skriv "klaret" eller "ikke mig", så spørger jeg, hvad du mener.
reminder-fewer = Skriv "færre påmindelser" eller "stop påmindelser", hvis du vil have færre eller ingen.
reminder-first = Det er første gang, jeg skriver til dig uden at være spurgt. { $organisation } bruger Fremdrift til at holde styr på fristerne for de boligsociale helhedsplaner, og appen er installeret til dig i Teams. Jeg skriver højst én gang om dagen, på arbejdsdage, om det, der ligger hos dig.
reminder-done-heading = { $how ->
        [put-off] Udsat
        [given-back] Givet tilbage
        [mixed] Ikke mere at gøre nu
       *[done] Klaret
    }
reminder-gone = { $what }: er ikke aktuel længere
reminder-all-done = { $how ->
        [put-off] Påmindelsen er udsat
        [given-back] Givet tilbage
        [mixed] Ikke mere at gøre nu
       *[done] Klaret
    }: { $what }
week-empty = Der er intet i din uge: ingen opgaver, ingen frister de næste to uger og intet, der er passeret.
weekly-lead = Sådan ser din uge ud.
weekly-tasks = Dine opgaver
weekly-late = Passeret uden registrering
weekly-ahead = Frister de næste to uger
weekly-part = { $part } ({ $shown } af { $total })
weekly-task = { $what }: { $when }
weekly-task-include = { $what } er indsendt og skal indarbejdes i planen
weekly-task-instead = { $what }: { $when } (i stedet for { $name })
weekly-fewer = Skriv "ugeoversigt fra", hvis du ikke vil have overblikket.
reminder-why-weekly = Overblikket kommer den første arbejdsdag i ugen.
unreached-failed = { $name } kan nås, men en besked kunne ikke leveres.
unreached-never = { $name } har aldrig skrevet til Fremdrift, så jeg har ingen adresse.
unreached-stopped = { $name } har slået påmindelser fra.
unreached-blocked = { $name } har blokeret botten.
unreached-disabled = En administrator har slået Fremdrift fra for { $name }.
unreached-uninstalled = { $name } har fjernet appen.
unreached-gone = { $name } findes ikke længere i organisationens Teams.
unreached-not-told = Ikke leveret
unreached-instead = I stedet er spurgt
unreached-line = { $what }: { $when }
mail-heading = Tekst til en mail
mail-subject-label = Emne
mail-subject = Fremdrift: { $count } frister, der venter på dig
mail-subject-one = Fremdrift: { $what }
mail-hello = Hej { $name }
mail-opening = { $count ->
        [one] Fremdrift har ikke kunnet nå dig i Teams om det her:
       *[other] Fremdrift har ikke kunnet nå dig i Teams om det her ({ $count } i alt):
    }
mail-more = og { $count } til
mail-closing = Skriv til Fremdrift i Teams, eller svar på denne mail, så registrerer vi det.
mail-regards = Venlig hilsen { $name }
button-reminder-met = Klaret
button-snooze-tomorrow = Mind mig i morgen
button-snooze-day = Mind mig på { $weekday }
button-snooze-all-tomorrow = Mind mig om det hele i morgen
button-snooze-all-day = Mind mig om det hele på { $weekday }
button-not-mine = Ikke mig
button-list-reminders = Vis alle { $total }
button-unreached = Hvem kunne ikke nås?
button-my-reminders = Mine påmindelser
ask-why-reminded = Hvorfor får jeg den påmindelse?
button-nudge = Ryk { $unit }
ask-nudge = ryk { $unit } for bidrag til { $plan }
button-record-contribution = Registrér bidraget
ask-record-contribution = registrér bidrag fra { $unit } til { $plan }
button-set-day = Sæt en mødedag
ask-set-day = sæt frist for { $deadline } på { $plan }
day-of-committee = KTU
day-of-finance-committee = ØU
day-of-council = BR
day-of-political-treatment = den politiske behandling
day-of-release = frigivelsen
day-of-declaration = hensigtserklæringen
day-of-money = pengene
do-negotiation-start = Registrér forhandlingsmøde om { $plan }
do-contributions-open = Indhent bidrag til { $plan }
do-committee = Registrér beslutning i KTU om { $plan }
do-finance-committee = Registrér beslutning i ØU om { $plan }
do-council = Registrér beslutning i BR om { $plan }
do-political-treatment = Registrér beslutning om { $plan }
do-release = Registrér frigivelse til { $plan }
record-wishes = ændre dine påmindelser
record-wishes-title = Dine påmindelser
record-wishes-wish = Hvor meget vil du mindes om?
record-wishes-wish-label = Ønske
record-wishes-done-title = Dine påmindelser er ændret
wish-all = alle påmindelser
wish-fewer = færre påmindelser
wish-none = ingen påmindelser
wish-weekly-on = ugeoversigt til
wish-weekly-off = ugeoversigt fra
wish-now-all = Du får alle påmindelser.
wish-now-fewer = Du får færre påmindelser: kun når fristen er højst en uge væk, eller når noget er forsinket eller sendt tilbage. Det, der bliver ved med at være forsinket, kommer igen i lige uger.
wish-now-none = Du får ingen påmindelser. Koordinatoren kan se det, og det, der ligger hos dig, bliver liggende, til du selv ser efter.
wish-week = { $comes ->
        [1] Ugens overblik kommer den første arbejdsdag i ugen.
       *[other] Ugens overblik kommer ikke.
    }
wish-back-all = Skriv "alle påmindelser", hvis du vil have dem alle igen.
wish-back-fewer = Skriv "færre påmindelser" eller "stop påmindelser", hvis du vil have færre eller ingen.
wish-back-weekly-on = Skriv "ugeoversigt til", hvis du vil have overblikket igen.
wish-back-weekly-off = Skriv "ugeoversigt fra", hvis du ikke vil have overblikket.
button-wish-all = Alle påmindelser
button-wish-fewer = Færre påmindelser
button-wish-weekly-on = Ugeoversigt til
button-wish-weekly-off = Ugeoversigt fra
record-answer = svare på en påmindelse
record-answer-title = Svar på påmindelsen
record-answer-answer-label = Påmindelse
record-answer-nothing = Jeg har ikke sendt dig noget for nylig, som stadig venter på svar. Sig, hvad det gælder, for eksempel "registrér bidrag fra SOF til Nørrebro".
record-answer-which = Hvilken af dem mener du?
record-answer-all-coordinators = Det ligger hos alle koordinatorer, så det kan ikke gives videre her. Skriv "overdrag" og et navn, hvis en anden skal have dine opgaver.
record-answer-noted = Godt. Så minder jeg dig ikke om det igen.
record-answer-hand-in = { $what }: det er først klaret, når bidraget er indsendt, eller der er svaret "intet bidrag".
record-answer-not-by-word = { $what }: det kan kun meldes klaret af en koordinator, eller ved at det, der mangler, bliver registreret.
record-answer-not-by-word-alone = Det kan kun meldes klaret af en koordinator, eller ved at det, der mangler, bliver registreret.
record-answer-not-yours = Den påmindelse er sendt til en anden, så jeg kan ikke gøre noget ved den for dig. Skriv "mine påmindelser" for at se dine egne.
record-answer-done-already = Det er ikke aktuelt længere; intet er ændret nu. Sådan står det:
record-answer-changed = Fristen er ændret, siden beskeden blev sendt; intet er ændret nu. Sådan står det:
record-answer-later = Du bliver mindet om det igen { $when }.
record-answer-handed-back = { $what }: det ligger ikke hos dig længere. { $told } får besked om at finde en anden.
record-answer-met = { $what }: meldt overholdt.
answer-met = klaret { $number }
answer-not-mine = ikke mig { $number }
record-reminder-title = Påmindelse
record-reminder-about = Hvad vil du mindes om? Skriv det med egne ord, eller nævn en frist, for eksempel "forhandlingen om Nørrebro".
record-reminder-about-label = Hvad
record-reminder-day = Hvornår? Skriv en dag, for eksempel "mandag" eller "3. maj", eller hvor længe før, for eksempel "en uge før".
record-reminder-day-label = Hvornår
record-reminder-no-due = Der er ingen dato at regne fra. Skriv en dag, for eksempel "3. maj".
record-reminder-passed = Det ville være { $day }, og den dag er passeret; fristen er { $due }. Skriv en anden dag.
record-reminder-example = Skriv for eksempel "mind mig om forhandlingen om Nørrebro i næste uge".
record-reminder-done-title = Påmindelsen er sat
record-reminder-done = { $what }: jeg minder dig om det { $when }.
record-reminder-again = { $what }: jeg minder dig om det igen { $when }.
reminder-moved-before = { $day } er ikke en arbejdsdag ({ $reason }), så det bliver arbejdsdagen før.
record-reminder-undo = Skriv "fortryd", hvis det ikke skal ske.
record-reminder-cancel = Skriv "slet min påmindelse", hvis det ikke skal ske.
reminder-moved = { $day } er ikke en arbejdsdag ({ $reason }), så det bliver den næste.
reminder-moved-late = Det er for sent på dagen, så det bliver den næste arbejdsdag.
record-nudge-title = Ryk for svar
record-nudge-who-label = Hvem
record-nudge-told-label = Får besked
record-nudge-already-label = Får allerede besked
record-nudge-unreached-label = Kan ikke nås
record-nudge-words-label = Din egen besked
record-nudge-summary = Sådan bliver der rykket:
record-nudge-confirm = Skriv "ja" for at sende, "ret besked til" og dine egne ord for at sende dem med, eller "annullér".
record-nudge-nobody = Der er ikke flere at rykke: de er spurgt i dag, får besked snart, eller kan ikke nås.
record-nudge-none-owed = Ingen af dem skylder et bidrag lige nu, så der er ikke noget at rykke for.
record-nudge-done-title = Der er rykket
record-nudge-done = { $count ->
        [one] Én person får besked.
       *[other] { $count } personer får besked.
    }
nudge-who = { $units } ({ $plans })
nudge-line = { $name }, { $unit } ({ $plan })
nudge-nobody = ingen i { $unit } kan skrive bidraget til { $plan }
nudge-told = { $who }: { $when } kl. { $time }
button-send = Send
record-policy = ændre en plans påmindelser
record-policy-title = Planens påmindelser
record-policy-plan = Hvilken plan gælder det?
record-policy-plan-label = Plan
record-policy-rule-label = Hvilke frister
record-policy-days = Hvor mange dage før skal der mindes? Skriv for eksempel "60 og 30 dage før", eller "som normalt".
record-policy-days-label = Dage før
record-policy-no-days = Skriv højst ti tal mellem 0 og 730, for eksempel "60 og 30 dage før", eller "som normalt".
record-policy-done-title = Planens påmindelser er ændret
record-policy-done = { $plan }, { $what }: { $days }.
record-policy-back = Skriv "mind om { $plan } som normalt", hvis det skal tilbage.
policy-as-usual = som for de andre planer
policy-days = { $days } dage før
policy-of-everything = alle frister
policy-of-contribution = bidrag
policy-of-step = næste skridt i forhandlingen
policy-title = Hvornår minder jeg?
policy-hours = Jeg skriver på arbejdsdage mellem { $opens } og { $closes }, højst én besked om dagen til hver; den samler alt, der er den dag. Kun det, du selv har bedt om, kan komme derudover.
policy-ahead = Før fristen
policy-ahead-plan = Før fristen for { $plan }
policy-line = { $what }: { $days }
policy-day = { $days ->
        [0] på dagen
        [one] 1 dag før
       *[other] { $days } dage før
    }
policy-kind-contribution = Bidrag
policy-kind-step = Næste skridt i forhandlingen
policy-kind-negotiation-start = Forhandlingens begyndelse
policy-kind-council = Politisk behandling, penge og frigivelse
policy-kind-other = Andre frister
policy-late = Når noget er forsinket
policy-late-plan = Når noget er forsinket for { $plan }
policy-overdue = { $weeks ->
        [one] Den første arbejdsdag efter fristen og ugens første arbejdsdag ugen efter, samlet, til den, det ligger hos
       *[other] Den første arbejdsdag efter fristen og derefter ugens første arbejdsdag i { $weeks } uger, samlet, til den, det ligger hos
    }
policy-overdue-after = Er det forsinket længere end det, står det kun i ugens overblik
policy-overdue-fewer = Har du bedt om færre påmindelser, gentages de kun i lige uger
policy-lead = Efter { $after } arbejdsdage får forvaltningens leder besked
policy-coordinator = Efter { $after } arbejdsdage får koordinatoren besked
policy-away = Er nogen væk, eller kan de ikke nås, får stedfortræderen påmindelsen. Kan ingen nås, får koordinatoren det at vide.
button-how-reminded = Hvornår minder du?
reminders-title = Dine påmindelser
reminders-lead = { $count ->
        [0] Der er ingen påmindelser på vej til dig.
        [one] Der er én påmindelse på vej til dig:
       *[other] Der er { $count } påmindelser på vej til dig. Her er { $shown } af { $count }, de næste først:
    }
reminders-line = { $when }: { $what } ({ $kind })
told-title = Hvem er mindet om hvad?
told-lead = { $units }:
told-none = { $units } er ikke mindet om noget, og der er ingen påmindelser på vej.
told-heading = Sendt til { $unit }
told-next = På vej til { $unit }
told-not = Ikke leveret til { $unit }
told-line = { $day } kl. { $time } til { $name }: { $what } ({ $kind }; leveret)
told-ahead = { $when } til { $name }: { $what } ({ $kind })
why-reminded-title = Hvorfor får du den påmindelse?
why-reminded-nothing = Jeg har ikke sendt dig nogen påmindelse for nylig.
why-reminded-lead = Den seneste besked, jeg sendte dig, er fra { $day } kl. { $time }.
reminder-when = Frist
lead-title = Forvaltningernes ledere
lead-what-for = Lederen får besked, når noget, forvaltningen skylder, er forsinket.
lead-line = { $unit }: { $names }
lead-nobody = { $unit }: ingen er udpeget
lead-set = En koordinator kan skrive for eksempel "Lise Lund er leder af SOF".
person-what-lead = leder af sin forvaltning
person-what-no-lead = ikke længere leder
person-what-unit = flyt til en anden forvaltning
record-person-done-unit = { $name } hører nu til { $unit }.
record-person-done-lead = { $leads ->
        [1] { $name } er leder af { $unit } og får besked, når noget trækker ud.
       *[other] { $name } er ikke længere leder af { $unit }.
    }
record-person-leads-no-more = { $name } er ikke længere leder af { $unit }.
record-person-leads-elsewhere = { $name } hører til { $unit }, ikke { $other }, og kan kun lede sin egen forvaltning.
unreachable-title = Hvem kunne ikke nås?
unreachable-lead = { $count ->
        [0] Alle, der har en del i arbejdet, kan nås.
        [one] Én person er ikke nået eller får ingen påmindelser:
       *[other] { $count } personer er ikke nået eller får ingen påmindelser. De, der er gået glip af noget, står først.
    }
unreachable-since = Siden { $when }
unreachable-instead = I stedet får { $name } besked
unreachable-nothing-lost = Er ikke gået glip af noget endnu
unreachable-ask-by-name = Skriv "hvem kunne ikke nås" og et navn for at få teksten til en mail.
help-reminders = Påmindelser
help-reminders-examples =
    mind mig om fristen for Nørrebro en uge før
    slet min påmindelse om Nørrebro
    hvilke påmindelser får jeg?
    er SOF blevet mindet om bidraget?
    færre påmindelser
offer-reminders = Hvilke påmindelser får jeg?
offer-reminder-policy = Hvornår minder du?
offer-why-reminded = Hvorfor får jeg den påmindelse?
offer-lead = Hvem er leder af SOF?
offer-unreachable = Hvem kunne ikke nås?

## Teams' other surfaces: search, dialogs, what people think of an answer

button-open-form = Udfyld som formular
button-correct-form = Ret i formularen
button-go-on = Fortsæt
button-open-bot = Åbn Fremdrift
flow-form = Udfyld, og vælg "Fortsæt". Du ser det hele, før det bliver gemt.
flow-form-is-old = Det har ligget i mere end to uger. Skriv "ja" i chatten for at fortsætte, og åbn så formularen igen.
find-nothing = Jeg fandt ikke noget om "{ $said }". Skriv et plannavn, en frist ("forhandling", "bidrag", "frigivelse"), en forvaltning ("SUF") eller en måned ("juni 2027").
find-plan = Plan
find-when = Hvornår
find-binding = Hvor bindende
find-as-of = Sådan står det { $day }.
feedback-thanks-comment = Tak, fordi du siger det. Jeg har gemt det, du skrev, og at det var om det seneste svar. En administrator kan læse det.
feedback-thanks-wrong = Tak, fordi du siger det. Jeg har gemt, at det seneste svar var forkert. Skriv gerne hvorfor: "det var forkert: ...". En administrator kan læse det.
feedback-admins-only = Kun en administrator kan se tilbagemeldingerne.
feedback-none = Der er ingen tilbagemeldinger endnu.
feedback-title = Tilbagemeldinger
feedback-lead = { $count ->
        [one] 1 tilbagemelding
       *[other] { $count } tilbagemeldinger
    } i alt, heraf { $liked } "synes godt om". Her er { $shown }, de nyeste først.
feedback-line = { $reaction ->
        [like] Synes godt om
        [dislike] Synes ikke om
       *[other] Forkert
    } – { $name }, { $day } kl. { $time }
feedback-about = Svaret på: { $asked }
feedback-about-unknown = Hvilket svar det var, ved jeg ikke længere.
feedback-comment = Kommentar: { $comment }
feedback-form-title = Hvad synes du om svaret?
feedback-form = Skriv, hvad der var godt eller forkert. En administrator kan læse det; selve svaret bliver ikke gemt.
feedback-form-label = Din kommentar
search-refused = Det kan du ikke søge i.
list-part = Viser { $first }–{ $last } af { $count } planer; den, der først kræver noget, står øverst.
list-from-to = { $first }–{ $last }
list-next = Her er { $first }–{ $last } af { $count }.
list-ended = Det var det sidste; der er ikke flere.

## Alarmen om to nøgler, og aftalte skridt

record-alarm = melde en alarm ikke relevant
record-alarm-title = Alarm om indhold og frigivelse
record-alarm-plan = Hvilken plans alarm gælder det?
record-alarm-plan-label = Plan
record-alarm-alarm-label = Alarm
record-alarm-reason = Hvorfor er alarmen ikke relevant? Skriv for eksempel "planen får ingen anlægsmidler".
record-alarm-reason-label = Begrundelse
record-alarm-none = { $named ->
        [0] Der er ingen alarm om indhold og frigivelse for nogen plan.
       *[other] Der er ingen alarm om indhold og frigivelse for { $plan }.
    }
record-alarm-done-title = Alarmen er afklaret
record-alarm-done = { $plan }: alarmen om indhold og frigivelse er meldt ikke relevant.
button-settle-alarm = Alarmen er ikke relevant
ask-settle-alarm = alarmen for { $plan } er ikke relevant
record-answer-taken = { $what }: meldt klaret.
record-answer-no-step = Der er intet aftalt skridt, som venter.
record-answer-which-plan = Der er flere aftalte skridt, som venter. Hvilken plan gælder det?
record-answer-owner-says = Det kan den, der har opgaven, eller en koordinator melde klaret.
answer-taken = det næste skridt om { $plan } er klaret

## En påmindelse, man ikke vil have alligevel

record-cancel = slette en påmindelse
record-cancel-title = Slet påmindelse
record-cancel-reminder = Hvilken af dine påmindelser? Skriv nummeret, eller hvad den handler om, eller "alle".
record-cancel-reminder-label = Det drejer sig om
record-cancel-among-label = Passer
cancel-option = { $what }, { $day }
cancel-among = { $count } af dine { $total } påmindelser
record-cancel-which = Det passer ikke på én af dine påmindelser.
record-cancel-none-fit = Du har ingen påmindelse om det.
record-cancel-none = Du har ikke bedt om at blive mindet om noget. Det, jeg ellers skriver om, følger planernes frister; skriv "færre påmindelser" for at få mindre af det.
record-cancel-gone = Den påmindelse er allerede sendt eller slettet.
record-cancel-summary = Skal de her påmindelser slettes?
record-cancel-confirm = Skriv "ja" for at slette dem alle, eller "annullér" for at beholde dem.
button-delete-them = Slet dem
record-cancel-done-title = { $count ->
        [one] Påmindelsen er slettet
       *[other] { $count } påmindelser er slettet
    }
record-cancel-done = { $count ->
        [one] { $what }: det minder jeg dig ikke om.
       *[other] Det minder jeg dig ikke om: { $what }.
    }
record-cancel-undo = { $count ->
        [one] Skriv "fortryd", hvis du vil have den igen.
       *[other] Skriv "fortryd", hvis du vil have dem igen.
    }

## En plan, der får et andet navn

record-rename = omdøbe en plan
record-rename-title = Omdøb plan
record-rename-plan = Hvilken plan skal omdøbes?
record-rename-plan-label = Plan
record-rename-name = Hvad skal planen hedde?
record-rename-name-label = Nyt navn
record-rename-same = Planen hedder allerede { $plan }. Skriv et andet navn.
record-rename-done-title = Planen er omdøbt
record-rename-done = Planen hedder nu { $plan }.
record-rename-found = Du kan stadig bruge det gamle navn, når du skriver til mig.

## En frist, der åbnes igen

record-reopen = genåbne en frist
record-reopen-title = Genåbn frist
record-reopen-plan = Hvilken plan gælder det?
record-reopen-plan-label = Plan
record-reopen-deadline = Hvilken frist skal være åben igen?
record-reopen-deadline-label = Frist
record-reopen-reason-label = Begrundelse
record-reopen-day = Dato
reopen-option = { $what }: { $when } ({ $state ->
        [met] overholdt
       *[not-relevant] ikke relevant
    })
record-reopen-which = Den frist er ikke lukket. Vælg en af dem på listen.
record-reopen-none = { $plan } har ingen frister, der er meldt overholdt eller ikke relevante, så der er intet at genåbne.
record-reopen-open = { $plan } – { $what }: fristen er allerede åben, så der er intet at genåbne.
record-reopen-done-title = Fristen er åben igen
record-reopen-done = { $plan }: fristen er åben igen.

## En fordeling, der tages tilbage

record-unshare = fjerne en fordeling af penge
record-unshare-title = Fjern fordeling
record-unshare-share = Hvilken fordeling skal fjernes?
record-unshare-share-label = Fordeling
record-unshare-reason = Hvorfor? Skriv begrundelsen; den står i historikken.
record-unshare-reason-label = Begrundelse
unshare-option = { $amount }{ $named ->
        [0] {""}
       *[other] {" "}til { $plan }
    }{ $dated ->
        [0] {""}
       *[other] {" "}i { $year }
    } ({ $code }, { $kind })
record-unshare-which = Det passer ikke på én af fordelingerne. Vælg en af dem på listen.
record-unshare-none = Der er ikke fordelt nogen penge, så der er intet at fjerne.
record-unshare-done-title = Fordelingen er fjernet
record-unshare-done = Pengene er ikke fordelt længere; de står stadig i bevillingen.

## En registreret beslutning, der rettes

record-correct = rette en politisk beslutning
record-correct-title = Ret beslutning
record-correct-plan = Hvilken plan gælder beslutningen?
record-correct-plan-label = Plan
record-correct-decision = Hvilken beslutning skal rettes?
record-correct-decision-label = Beslutning
record-correct-what = Hvad skal rettes?
record-correct-what-label = Det, der rettes
correct-what-day = mødedagen
correct-what-content = udfaldet for indholdet
correct-what-release = udfaldet for frigivelsen
correct-what-vote = afstemningen
correct-what-reference = henvisningen
record-correct-day = Hvilken dag var mødet? Skriv for eksempel "24. november" eller "i mandags".
record-correct-day-label = Mødedag
record-correct-outcome = Hvad blev udfaldet?
record-correct-outcome-label = Udfald
record-correct-new_date = Hvilken dag er sagen udsat til? Skriv dagen, eller "ved ikke".
record-correct-new_date-label = Udsat til
record-correct-vote = Hvordan faldt stemmerne? Skriv for eksempel "uden afstemning" eller "C tog forbehold".
record-correct-vote-label = Afstemning
record-correct-reference = Hvor står det? Skriv punktet på dagsordenen eller et link.
record-correct-reference-label = Henvisning
record-correct-reason = Hvorfor rettes den? Skriv begrundelsen; den står i historikken.
record-correct-reason-label = Begrundelse
record-correct-departed-label = Rækkefølgen
record-correct-override = Intet er gemt. Skal den gemmes uden for rækkefølgen, så skriv hvorfor; begrundelsen står i historikken. Ellers "annullér".
record-correct-override-label = Begrundelse for at fravige rækkefølgen
correct-option = { $body }, { $day }: { $points }
correct-point = { $concerns } { $outcome }
record-correct-which = Det passer ikke på én af beslutningerne. Vælg en af dem på listen.
record-correct-none = Der er ikke registreret nogen beslutning om { $plan }, så der er intet at rette.
record-correct-was = Før
record-correct-done-title = Beslutningen er rettet
record-correct-done = { $plan }. Den gamle står stadig i historikken.
