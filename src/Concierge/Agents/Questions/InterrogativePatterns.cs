using System.Text.RegularExpressions;

namespace Concierge.Agents.Questions;

/// <summary>
/// The interrogatives with which a language model asks for a detail, in the languages that guests write most. A question in another language is not
/// recognised: the guest is asked what the program itself still needs.
/// </summary>
internal static partial class InterrogativePatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        """
        \b(which|what)\s+(other\s+|exact\s+)?(restaurants?|place|branch|location|venue)\b | \bname\s+of\s+the\s+(restaurant|place)\b
        | \bwhere\s+(would|do|shall|should|will|are)\b.*\b(eat|go(ing)?|dine|dining|book|table)\b
        | \bwelche[snm]?\s+(restaurant|lokal) | \bquel\s+(restaurant|établissement)\b
        | \b(qué|cuál|que|qual|che|quale|quel)\s+(restaurante?|ristorante|local)\b
        | \bwelk\s+restaurant\b | \bvilken\s+restaurang\b | \bhvilken\s+restaurant\b | \bktóra\s+restauracja | \bktórej\s+restauracji | \bhangi\s+restoran
        | ποιο\s+(εστιατόριο|μαγαζί) | как(ой|ом)\s+ресторан | どの(お店|レストラン) | どちらの(お店|レストラン) | 어느\s*(식당|레스토랑) | 哪(家|个)(餐厅|饭店|餐馆)
        | किस\s+रेस्टो | कौन\s*सा\s+रेस्टो | أي\s+مطعم
        """,
        Options)]
    public static partial Regex Restaurant { get; }

    [GeneratedRegex(
        """
        \bhow\s+(many|big|large)\b | \b(what|which)\b.{0,20}\b(party\s+size|number\s+of\s+(people|guests|persons))\b
        | \bwie\s*viele?n?\b(?!\s+uhr) | \bzu\s+wie?vielt\b | \bcombien\b | \bcuánt[oa]s\b | \bquant[ei]\b | \bquant[ao]s\b
        | \bhoeveel\b | \bhur\s+många\b | \bhvor\s+mange\b | \bile\s+os | \bilu\b | \bkaç\s+kişi | πόσ(οι|ων|α) | сколько
        | 何(名|人) | 몇\s*(명|분) | 几(位|个人|人) | 多少(人|位) | कितने\s+(लोग|मेहमान|व्यक्ति) | كم\s+(شخص|فرد|عدد|ضيف)
        """,
        Options)]
    public static partial Regex PartySize { get; }

    [GeneratedRegex(
        """
        \b(which|what|another|other|different)\s+(other\s+|exact\s+)?(days?|dates?|evenings?|nights?|weekday|weekend|week|month
          |(mon|tues|wednes|thurs|fri|satur|sun)day)\b
        | \bwelche[rsnm]?\s+(tag|datum|abend|wochentag)\b | \b(quel(le)?|autre)\s+(jour|date|soir)\b | \bqué\s+(día|fecha|noche)\b | \bcuál\s+fecha\b
        | \b(che|quale)\s+(giorno|data|sera)\b | \bwelke\s+(dag|datum|avond)\b | \b(que|qual)\s+(dia|data|noite)\b | \b(vilken|hvilken)\s+(dag|dato?|kväll)
        | \bjaki\s+dzień | \bktóry\s+dzień | \bhangi\s+(gün|tarih) | ποια\s+(η?μέρα|ημερομηνία) | какой\s+день | какое\s+число
        | 何日 | 何曜日 | 며칠 | 무슨\s*요일 | 哪(一)?天 | 几号 | किस\s+दिन | أي\s+يوم
        """,
        Options)]
    public static partial Regex Date { get; }

    [GeneratedRegex(
        """
        \b(what|which)\s+(other\s+|exact\s+)?times?\b | \b(what|which)\s+hour\b | \bhow\s+(much\s+)?(early|late|earlier|later)\b
        | \bwie\s*viel\s+uhr\b | \bwelche\s+(uhr)?zeit\b | \bquelle\s+heure\b | \bqué\s+hora\b | \bche\s+or[ae]\b | \bhoe\s+laat\b
        | \b(que|qual)\s+(horas?|horário)\b | \bhur\s+dags\b | \bvilken\s+tid\b | \bhvad\s+tid\b | \bktórej\s+godz | \bo\s+której\b
        | \bsaat\s+kaç | \bkaçta\b | τι\s+ώρα | во\s+сколько | котором\s+часу | 何時 | 몇\s*시 | 几点 | कितने\s+बजे | أي\s+ساعة | الساعة\s+كم
        """,
        Options)]
    public static partial Regex Time { get; }

    [GeneratedRegex(
        """
        \bwhen\b(?!\s+(they|it)\s+open) | \bwann\b | \bquand\b | \bcuándo\b | \bquando\b | \bwanneer\b | \bnär\b | \bkiedy\b | \bne\s+zaman\b
        | πότε | когда | いつ | 언제 | 什么时候 | कब | متى
        """,
        Options)]
    public static partial Regex When { get; }

    [GeneratedRegex(
        """
        \b(which|what|whose|what's\s+the|what\s+is\s+(the|your))\s+(last\s+|family\s+|full\s+)?(sur)?name\b
        | \bhow\b.{0,30}\b(spell|spelled|spelt|written)\b
        | \b(welche[nmr]?|ihr|ihren|ihrem)\s+namen?\b | \b(quel|votre)\s+nom\b | \bqué\s+nombre\b | \ba\s+nombre\s+de\s+quién\b | \b(che|quale)\s+nome\b
        | \bwelke\s+naam\b | \b(que|qual)\s+nome\b | \bvilket\s+namn\b | \bhvilket\s+navn\b | nazwisk | \bhangi\s+isim | ποιο\s+όνομα
        | как(ое|им)\s+им | фамили
        | お名前 | 성함 | 이름 | 姓名 | 名字 | 贵姓 | किस\s+नाम | الاسم | اسم
        """,
        Options)]
    public static partial Regex CustomerName { get; }

    [GeneratedRegex(
        @"\b(what|which)\s+(kind|type|sort|style)\b|\bcuisine\b|\bin\s+the\s+mood\b|\bcraving\b|\bwelche\s+(küche|art)\b|\bfancy\s+eating\b", Options)]
    public static partial Regex Cuisine { get; }

    [GeneratedRegex(@"\b(what|which)\s+(town|city|area|district|neighbou?rhood|part\s+of|region)\b|\bwelche[rmn]?\s+(stadt|ort|gegend)\b", Options)]
    public static partial Regex Place { get; }
}
