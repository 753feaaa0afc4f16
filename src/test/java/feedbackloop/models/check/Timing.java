package feedbackloop.models.check;
import feedbackloop.models.files.*;
import java.util.*;
class Timing { public static void main(String[] a) throws Exception { ModelSet m=ShippedModels.read(); for(int k=0;k<5;k++) for (ModelFile f: m.all(ModelFile.Kind.DECISION)) { long s=System.nanoTime(); new TableCheck().check(f,m); System.out.println(k+" "+f.name()+" "+(System.nanoTime()-s)/1000000); } } }
